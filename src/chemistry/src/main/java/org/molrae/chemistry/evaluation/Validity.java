package org.molrae.chemistry.evaluation;

/**
 * The share of texts that are molecules, of all that were read.
 *
 * <p>Reference: MOSES, {@code fraction_valid}. Differences: those of {@link
 * org.molrae.chemistry.smiles.MoleculeCheck} and RDKit's reader; blank lines are not counted at
 * all.
 */
final class Validity extends Fraction {

    Validity() {
        super("valid", Goal.HIGH, "share of the lines that are molecules");
    }

    @Override
    public double of(Comparison sets) {
        return (double) sets.generated().valid() / sets.generated().read();
    }
}
