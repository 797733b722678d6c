package org.molrae.cli.chemistry;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.preparation.MoleculeFilter;
import org.molrae.chemistry.preparation.Preparation;
import org.molrae.cli.options.NotNegative;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RingSizeRange;
import picocli.CommandLine.Option;

/** How molecules are prepared, and which are left out. */
public final class PreparationOptions {

    /** What becomes of isotope labels. */
    enum Isotopes {
        KEEP,
        DROP,
        REJECT
    }

    @Option(
            names = "--no-strip",
            description =
                    "Keep salts, solvents and all parts. Default: only the one part of an entry that is its"
                            + " molecule is kept.")
    boolean noStrip;

    @Option(
            names = "--neutralize",
            description =
                    "Take charges away by moving protons, as RDKit's Uncharger does; nitro groups, quaternary nitrogen"
                            + " and the anions that balance it stay.")
    boolean neutralize;

    @Option(
            names = "--isotopes",
            paramLabel = "keep|drop|reject",
            defaultValue = "keep",
            description =
                    "Keep isotope labels, drop them, or leave labelled molecules out. Default: ${DEFAULT-VALUE}.")
    Isotopes isotopes;

    @Option(
            names = "--min-atoms",
            paramLabel = "N",
            converter = NotNegative.class,
            description = "Leave out molecules of fewer atoms other than hydrogen.")
    @Nullable Integer minAtoms;

    @Option(
            names = "--max-atoms",
            paramLabel = "N",
            converter = Positive.class,
            description = "Leave out molecules of more atoms other than hydrogen.")
    @Nullable Integer maxAtoms;

    @Option(
            names = "--elements",
            paramLabel = "E",
            split = ",",
            description =
                    "Leave out molecules with other elements than these and hydrogen: C,N,O,F.")
    @Nullable List<String> elements;

    @Option(
            names = "--ring-sizes",
            paramLabel = "M-N",
            description = "Leave out molecules with other rings than those of M to N atoms.")
    @Nullable String ringSizes;

    @Option(
            names = "--max-charge",
            paramLabel = "N",
            converter = NotNegative.class,
            description = "Leave out molecules with a net charge beyond -N or +N.")
    @Nullable Integer maxCharge;

    /**
     * All of it together.
     *
     * @throws IllegalArgumentException if an option makes no sense by itself
     */
    Preparation preparation() {
        Preparation chosen = noStrip ? Preparation.NONE : Preparation.STRIPPED;
        if (isotopes == Isotopes.DROP) {
            chosen = chosen.withoutIsotopes();
        }
        if (neutralize) {
            chosen = chosen.neutralized();
        }
        if (minAtoms != null || maxAtoms != null) {
            chosen =
                    chosen.where(
                            new MoleculeFilter.HeavyAtoms(
                                    minAtoms == null ? 0 : minAtoms,
                                    maxAtoms == null ? Integer.MAX_VALUE : maxAtoms));
        }
        if (elements != null) {
            chosen = chosen.where(new MoleculeFilter.AllowedElements(Set.copyOf(elements)));
        }
        if (ringSizes != null) {
            RingSizeRange range = RingSizeRange.parse(ringSizes);
            chosen = chosen.where(new MoleculeFilter.RingSizes(range.smallest(), range.largest()));
        }
        if (maxCharge != null) {
            chosen = chosen.where(new MoleculeFilter.NetCharge(maxCharge));
        }
        return isotopes == Isotopes.REJECT
                ? chosen.where(new MoleculeFilter.NaturalIsotopes())
                : chosen;
    }
}
