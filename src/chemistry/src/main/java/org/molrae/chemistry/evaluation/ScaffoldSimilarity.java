package org.molrae.chemistry.evaluation;

/**
 * The cosine of the counts of Bemis-Murcko scaffolds in the two sets: {@code Scaf} of all that have
 * a ring, {@code Scaf_2rings} of those of two rings and more.
 *
 * <p>Reference: MOSES, {@code ScafMetric}, which is {@code Scaf_2rings}; in sets of some thousand
 * molecules most such scaffolds occur once, so that even a perfect generator scores low.
 * Difference: configurations are dropped, where RDKit keeps those that scaffolds have left; MOSES'
 * own data have none.
 */
final class ScaffoldSimilarity extends Fraction {

    private final int fewestRings;

    ScaffoldSimilarity(int fewestRings) {
        super(
                fewestRings == 1 ? "Scaf" : "Scaf_2rings",
                Goal.HIGH,
                "cosine of the counts of Bemis-Murcko scaffolds, rings: "
                        + fewestRings
                        + " or more");
        this.fewestRings = fewestRings;
    }

    @Override
    public double of(Comparison sets) {
        return sets.generated()
                .scaffolds(fewestRings)
                .cosine(sets.reference().scaffolds(fewestRings));
    }
}
