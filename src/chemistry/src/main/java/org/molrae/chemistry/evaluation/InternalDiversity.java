package org.molrae.chemistry.evaluation;

import org.molrae.chemistry.evaluation.FingerprintTable.SelfSimilarity;

/**
 * How much the valid molecules differ among themselves: 1 - the mean Tanimoto similarity of all
 * ordered pairs, each molecule with itself among them; for p = 2, 1 - the mean over molecules of
 * the root mean square. Morgan fingerprints of radius 2, 1024 bits.
 *
 * <p>Reference: MOSES, {@code internal_diversity}; for p = 2 its code, which takes the root
 * molecule by molecule, and not its paper, which takes it once. Difference: a set of more molecules
 * than {@link SetStatistics#sample} holds is represented by that draw; MOSES takes all.
 */
final class InternalDiversity extends Fraction {

    private final int p;

    InternalDiversity(int p) {
        super(
                "IntDiv" + p,
                Goal.LIKE_REFERENCE,
                "how much the molecules differ among themselves, p = " + p);
        this.p = p;
    }

    @Override
    public double of(Comparison sets) {
        SelfSimilarity similarity = sets.generated().selfSimilarity(sets.threads());
        return 1 - (p == 1 ? similarity.mean() : similarity.rootMeanSquare());
    }
}
