package org.molrae.benchmarks.measurements;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeSource;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.ReleasedModels;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.UniformMolecules;
import org.openscience.cdk.aromaticity.Kekulization;
import org.openscience.cdk.atomtype.CDKAtomTypeMatcher;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IAtomType;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws molecules and asks two judges about each: CDK (parses, kekulises, finds a type for every
 * atom) and RDKit ({@code peers/judge_rdkit.py}: {@code MolFromSmiles} gives a molecule). Nothing
 * drawn is left out.
 */
@Command(name = "MaskValidity", mixinStandardHelpOptions = true)
final class MaskValidity implements Callable<Integer> {

    private static final int CHUNK = 8192;

    @Option(names = "--model", defaultValue = UniformMolecules.NAME)
    String model;

    @Option(names = "--count", defaultValue = "1000000")
    long count;

    @Option(names = "--max-rules", defaultValue = "0")
    int maxRules;

    @Option(names = "--seed", defaultValue = "1")
    long seed;

    @Option(names = "--form", defaultValue = "AROMATIC")
    OutputForm form;

    private final AtomicLong objections = new AtomicLong();

    private MaskValidity() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new MaskValidity())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Process rdkit =
                new ProcessBuilder(
                                System.getenv().getOrDefault("MOLRAE_PYTHON", "python3"),
                                "benchmarks/peers/judge_rdkit.py")
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long started = System.nanoTime();
        SampleOptions options = SampleOptions.seeded(seed).withMaxRules(maxRules).withForm(form);
        long drawn;
        try (MoleculeSource source = source();
                MoleculeStream molecules = source.sample(options);
                BufferedWriter judge =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        rdkit.getOutputStream(), StandardCharsets.UTF_8))) {
            for (long done = 0; done < count; ) {
                List<String> chunk = new ArrayList<>();
                while (chunk.size() < CHUNK && done + chunk.size() < count) {
                    chunk.add(molecules.next().smiles());
                }
                for (String smiles : chunk) {
                    judge.write(smiles);
                    judge.write('\n');
                }
                chunk.parallelStream().forEach(this::judge);
                done += chunk.size();
                System.err.printf(
                        Locale.ROOT,
                        "\r%,d of %,d, %,.0f a second",
                        done,
                        count,
                        done / ((System.nanoTime() - started) / 1e9));
            }
            drawn = molecules.drawn();
        }
        System.err.println();
        int rejected = rdkit.waitFor();
        System.out.printf(
                Locale.ROOT,
                "%s, at most %s rules, seed %d, %s: %d drawn, %d kept, CDK rejects %d%n",
                model,
                maxRules == 0 ? "the model's" : String.valueOf(maxRules),
                seed,
                form,
                drawn,
                count,
                objections.get());
        return rejected == 0 && objections.get() == 0 && drawn == count ? 0 : 1;
    }

    private MoleculeSource source() throws IOException {
        return model.equals(UniformMolecules.NAME)
                ? UniformMolecules.released()
                : MoleculeGenerator.load(
                        model.equals("released") ? ReleasedModels.DEFAULT : model,
                        ComputeDevice.CPU);
    }

    private void judge(String smiles) {
        String objection = objection(smiles);
        if (!objection.isEmpty() && objections.incrementAndGet() <= 20) {
            System.err.printf("%n%s: %s%n", smiles, objection);
        }
    }

    /** What CDK has against a molecule, empty if nothing. */
    private static String objection(String smiles) {
        try {
            IAtomContainer molecule =
                    new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
            Kekulization.kekulize(molecule);
            CDKAtomTypeMatcher matcher =
                    CDKAtomTypeMatcher.getInstance(SilentChemObjectBuilder.getInstance());
            for (IAtomType type : matcher.findMatchingAtomTypes(molecule)) {
                if (type == null || "X".equals(type.getAtomTypeName())) {
                    return "an atom without a type";
                }
            }
            return "";
        } catch (CDKException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
