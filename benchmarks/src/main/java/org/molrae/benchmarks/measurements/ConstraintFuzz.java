package org.molrae.benchmarks.measurements;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.ReleasedModels;
import org.molrae.molecules.mask.AllowedElements;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.MaximumHeavyAtoms;
import org.molrae.molecules.mask.NeutralAtoms;
import org.molrae.molecules.mask.RingSizes;
import org.molrae.molecules.mask.SemanticMask;
import org.molrae.sequences.UniformSampler;
import org.openscience.cdk.graph.Cycles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Random combinations of constraints, some molecules of each: every one must be a molecule (by
 * RDKit's rules, as {@code check} has them) and obey all of them, judged on the molecule that is
 * read back, not on the draft.
 */
@Command(name = "ConstraintFuzz", mixinStandardHelpOptions = true)
final class ConstraintFuzz implements Callable<Integer> {

    private static final List<String> ELEMENTS =
            List.of("C", "N", "O", "S", "P", "F", "Cl", "Br", "I", "B");

    @Option(names = "--combinations", defaultValue = "10000")
    private int combinations;

    @Option(names = "--samples", defaultValue = "100")
    private int samples;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();

    private ConstraintFuzz() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ConstraintFuzz()).execute(arguments));
    }

    /** One combination. */
    private record Case(
            Set<String> elements, RingSizes rings, int heavy, boolean neutral, int maxRules) {

        static Case of(SplittableRandom random) {
            Set<String> elements = new LinkedHashSet<>();
            int count = 1 + random.nextInt(5);
            while (elements.size() < count) {
                elements.add(ELEMENTS.get(random.nextInt(ELEMENTS.size())));
            }
            int smallest = 3 + random.nextInt(5);
            return new Case(
                    elements,
                    new RingSizes(smallest, smallest + random.nextInt(5)),
                    1 + random.nextInt(40),
                    random.nextBoolean(),
                    10 + random.nextInt(110));
        }

        /** All of them, in an order of chance. */
        Constraint constraint(SplittableRandom random) {
            List<Constraint> parts = new ArrayList<>();
            parts.add(new AllowedElements(elements));
            parts.add(random.nextInt(parts.size() + 1), rings);
            parts.add(random.nextInt(parts.size() + 1), new MaximumHeavyAtoms(heavy));
            if (neutral) {
                parts.add(random.nextInt(parts.size() + 1), new NeutralAtoms());
            }
            return parts.stream().reduce(Constraint::and).orElseThrow();
        }

        /** What is wrong with a molecule, empty if nothing. */
        String objection(String smiles) {
            Molecule molecule;
            try {
                molecule = Molecule.fromSmiles(smiles);
            } catch (InvalidMoleculeException e) {
                return String.valueOf(e.getMessage());
            }
            int heavyAtoms = 0;
            for (int a = 0; a < molecule.atomCount(); a++) {
                heavyAtoms += molecule.element(a) == 1 ? 0 : 1;
                if (!elements.contains(Elements.symbol(molecule.element(a)))) {
                    return "element " + molecule.element(a);
                }
                if (neutral && molecule.charge(a) != 0) {
                    return "a charge";
                }
            }
            if (!inRange(molecule)) {
                return "a ring";
            }
            return heavyAtoms > heavy ? heavyAtoms + " heavy atoms" : "";
        }

        private boolean inRange(Molecule molecule) {
            for (int r = 0; r < molecule.ringCount(); r++) {
                int size = molecule.ringAtoms(r).length;
                if (size < rings.smallest() || size > rings.largest()) {
                    // RDKit keeps more rings of a cage than a basis has; CDK finds a minimum one
                    return Arrays.stream(Cycles.mcb(molecule.container()).paths())
                            .mapToInt(path -> path.length - 1)
                            .allMatch(n -> n >= rings.smallest() && n <= rings.largest());
                }
            }
            return true;
        }
    }

    @Override
    public Integer call() throws IOException {
        Vocabulary rules = ReleasedModels.describe(ReleasedModels.DEFAULT).vocabulary().plain();
        DerivationCodec codec = new DerivationCodec(rules);
        SemanticMask all = SemanticMask.of(rules, 120);
        long started = System.nanoTime();
        LongStream.range(0, combinations)
                .parallel()
                .forEach(
                        i -> {
                            run(all, codec, i);
                            report(started);
                        });
        System.err.println();
        System.out.printf(
                Locale.ROOT,
                "%d combinations, %d refused as unsatisfiable, %d molecules drawn, %d at fault%n",
                combinations,
                refused.get(),
                drawn.get(),
                faults.get());
        return faults.get() == 0 ? 0 : 1;
    }

    private void report(long started) {
        long finished = done.incrementAndGet();
        if (finished % 20 == 0) {
            System.err.printf(
                    Locale.ROOT,
                    "\r%,d of %,d combinations, %,.1f a second",
                    finished,
                    combinations,
                    finished / ((System.nanoTime() - started) / 1e9));
        }
    }

    private void run(SemanticMask all, DerivationCodec codec, long index) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
        Case drawnCase = Case.of(random);
        SemanticMask mask;
        try {
            mask = all.narrowed(drawnCase.maxRules, drawnCase.constraint(random));
        } catch (IllegalArgumentException e) {
            refused.incrementAndGet();
            return;
        }
        try (UniformSampler<String> sampler =
                new UniformSampler<>(
                        mask.vocabulary(),
                        mask,
                        index,
                        1,
                        derivation -> codec.decode(Derivation.of(derivation)))) {
            for (int i = 0; i < samples; i++) {
                String smiles = sampler.next();
                String objection = drawnCase.objection(smiles);
                drawn.incrementAndGet();
                if (!objection.isEmpty() && faults.incrementAndGet() <= 20) {
                    System.err.println(smiles + ": " + objection + " under " + drawnCase);
                }
            }
        }
    }
}
