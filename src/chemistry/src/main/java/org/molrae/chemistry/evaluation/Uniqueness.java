package org.molrae.chemistry.evaluation;

/**
 * The share of different molecules among the first valid ones. A smaller set is taken whole, so the
 * figure is then not comparable.
 *
 * <p>Reference: MOSES, {@code fraction_unique} with k, by canonical isomeric SMILES. Differences:
 * none known on ZINC250k.
 */
final class Uniqueness extends Fraction {

    private final int count;

    /** Uniqueness of the first {@code thousands} thousand molecules. */
    Uniqueness(int thousands) {
        super(
                "unique@" + thousands + "k",
                Goal.HIGH,
                String.format("share of different molecules of the first %d,000 valid", thousands));
        count = 1000 * thousands;
    }

    @Override
    public double of(Comparison sets) {
        return sets.generated().uniqueOfFirst(count);
    }
}
