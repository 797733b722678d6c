package org.molrae.molecules.optimization;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeEdit;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.chemistry.variation.Offspring;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.SemanticMask;
import org.molrae.search.strategy.PopulationSearch;
import org.molrae.sequences.policy.MaskedDerivation;

/**
 * Molecules to search among: drawn from a model, or children of others. All are what options ask
 * for, and none has configurations unless it is drawn around a scaffold.
 */
final class MoleculeVariation implements PopulationSearch.Variation, AutoCloseable {

    /** Children that are mutants of one parent. */
    private static final double MUTANTS = 0.1;

    /** Children of two parents that are mutated. */
    private static final double MUTATED = 0.01;

    private final MoleculeGenerator generator;
    private final SampleOptions options;
    private final SemanticMask mask;
    private final boolean constrained;
    private final MoleculeStream drawn;

    MoleculeVariation(MoleculeGenerator generator, SampleOptions options) {
        this.generator = generator;
        this.options = options;
        this.mask = generator.mask(options);
        this.constrained =
                options.constraint() != Constraint.NONE
                        || options.scaffold().isPresent()
                        || options.forbidden().isPresent()
                        || options.maxRules() > 0;
        this.drawn = generator.sample(options.withForm(OutputForm.KEKULE));
    }

    @Override
    public String draw(RandomGenerator random) {
        return form(drawn.next().smiles());
    }

    @Override
    public Optional<String> child(String parent, String other, RandomGenerator random) {
        Optional<String> child =
                random.nextDouble() < MUTANTS
                        ? Offspring.mutated(molecule(parent), random)
                        : crossed(parent, other, random);
        return child.filter(this::isAsked);
    }

    private static Optional<String> crossed(String parent, String other, RandomGenerator random) {
        Optional<String> child = Offspring.crossed(molecule(parent), molecule(other), random);
        return random.nextDouble() < MUTATED
                ? child.flatMap(one -> Offspring.mutated(molecule(one), random))
                : child;
    }

    /** Whether a molecule is what options ask for: the mask lets it be written, and no alert. */
    private boolean isAsked(String form) {
        if (!constrained) {
            return true;
        }
        Molecule molecule = molecule(form);
        return rules(form).map(rules -> MaskedDerivation.isAllowed(mask.get(), rules)).orElse(false)
                && options.scaffold().map(scaffold -> scaffold.isIn(molecule)).orElse(true)
                && options.forbidden().map(alerts -> !alerts.matchesAny(molecule)).orElse(true);
    }

    /** The rules that the decoder writes a form by; empty where its lexicon is too small. */
    Optional<int[]> rules(String form) {
        Vocabulary vocabulary = generator.vocabulary();
        try {
            return Optional.of(vocabulary.merge(generator.derive(form)));
        } catch (InvalidMoleculeException e) {
            return Optional.empty();
        }
    }

    SemanticMask mask() {
        return mask;
    }

    /** The canonical form, without configurations and isotopes unless a scaffold may need them. */
    String form(String smiles) {
        try {
            return options.scaffold().isPresent()
                    ? KekuleForm.of(smiles)
                    : new MoleculeEdit(smiles).dropConfigurations().dropIsotopes().form();
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(smiles + " is no molecule", e);
        }
    }

    private static Molecule molecule(String form) {
        try {
            return Molecule.fromSmiles(form);
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(form + " is no molecule", e);
        }
    }

    @Override
    public void close() {
        drawn.close();
    }
}
