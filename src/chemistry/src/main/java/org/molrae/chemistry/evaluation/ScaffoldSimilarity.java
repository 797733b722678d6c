package org.molrae.chemistry.evaluation;

/**
 * The cosine of the counts of Bemis-Murcko scaffolds in the two sets: {@code Scaf} of those of two
 * rings and more, {@code Scaf_all} of all that have a ring.
 *
 * <p>Reference: MOSES, {@code ScafMetric}, which is {@code Scaf}; in sets of some thousand
 * molecules most such scaffolds occur once, so that even a perfect generator scores low, and the
 * figure grows with both sets. {@code Scaf_all} is not of MOSES. Difference: configurations are
 * dropped, where RDKit keeps those that scaffolds have left; MOSES' own data have none.
 */
final class ScaffoldSimilarity extends Fraction {

    private final int fewestRings;

    ScaffoldSimilarity(int fewestRings) {
        super(
                fewestRings == 1 ? "Scaf_all" : "Scaf",
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
