package org.molrae.cli.sampling;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RingSizeRange;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.mask.AllowedElements;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.MaximumHeavyAtoms;
import org.molrae.molecules.mask.NeutralAtoms;
import org.molrae.molecules.mask.RingSizes;
import org.molrae.molecules.mask.Scaffold;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The constraints on drawn molecules. */
public final class ConstraintOptions {

    @Option(
            names = "--elements",
            paramLabel = "E",
            split = ",",
            description = "Only atoms of these elements, and hydrogen: C,N,O,F.")
    @Nullable List<String> elements;

    @Option(
            names = "--ring-sizes",
            paramLabel = "M-N",
            description =
                    "Only rings of M to N atoms: 5-6; or of one size: 6. With --macrocycle, the size of the one"
                            + " that is closed.")
    @Nullable String ringSizes;

    @Option(
            names = "--max-atoms",
            paramLabel = "N",
            converter = Positive.class,
            description = "At most N atoms other than hydrogen.")
    public @Nullable Integer maxAtoms;

    @Option(names = "--neutral", description = "No charged atoms, so no nitro groups either.")
    boolean neutral;

    @Option(
            names = "--max-rules",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "At most N plain rules, about one for each atom, ring bond, branch and bond symbol."
                            + " Default: what the model was trained for.")
    public @Nullable Integer maxRules;

    @Mixin FragmentOptions fragments = new FragmentOptions();

    /**
     * All of them together.
     *
     * @throws IllegalArgumentException if an option makes no sense by itself
     */
    public Constraint constraint() {
        Constraint all = Constraint.NONE;
        if (elements != null) {
            all = all.and(AllowedElements.of(elements.toArray(String[]::new)));
        }
        if (ringSizes != null && !fragments.closesRing()) {
            all = all.and(rings(ringSizes));
        }
        if (maxAtoms != null) {
            all = all.and(new MaximumHeavyAtoms(maxAtoms));
        }
        fragments.require();
        return neutral ? all.and(new NeutralAtoms()) : all;
    }

    private static RingSizes rings(String text) {
        RingSizeRange range = RingSizeRange.parse(text);
        return new RingSizes(range.smallest(), range.largest());
    }

    /**
     * What is to be contained.
     *
     * @throws IllegalArgumentException if it is no molecule, or the vocabulary cannot express it
     */
    public Optional<Scaffold> scaffold(Vocabulary vocabulary) {
        return fragments.scaffold(vocabulary, ringSizes);
    }
}
