package org.molrae.molecules.evaluation;

/**
 * The cosine of the counts of Bemis-Murcko scaffolds in the two sets: {@code Scaf} of those of two
 * rings and more, {@code Scaf_1ring} of those of one ring too.
 *
 * <p>Reference: MOSES, {@code ScafMetric}, which takes two rings and more. Difference:
 * configurations are dropped, where RDKit keeps those that scaffolds have left; MOSES' own data
 * have none.
 */
final class ScaffoldSimilarity extends Fraction {

    private final int fewestRings;

    ScaffoldSimilarity(int fewestRings) {
        super(
                fewestRings == 2 ? "Scaf" : "Scaf_1ring",
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
