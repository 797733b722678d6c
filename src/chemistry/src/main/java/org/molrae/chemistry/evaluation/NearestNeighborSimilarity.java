package org.molrae.chemistry.evaluation;

import java.util.Arrays;

/**
 * SNN: the mean, over the valid molecules, of the Tanimoto similarity to the nearest molecule of
 * the reference. Morgan fingerprints of radius 2, 1024 bits.
 *
 * <p>Reference: MOSES, {@code SNNMetric}. Difference: a set of more molecules than {@link
 * SetStatistics#sample} holds is represented by that draw; MOSES takes all.
 */
final class NearestNeighborSimilarity extends Fraction {

    NearestNeighborSimilarity() {
        super("SNN", Goal.LIKE_REFERENCE, "mean similarity to the nearest reference molecule");
    }

    @Override
    public double of(Comparison sets) {
        FingerprintTable generated = sets.generated().fingerprints();
        FingerprintTable reference = sets.reference().fingerprints();
        return reference.rows() == 0
                ? Double.NaN
                : Arrays.stream(generated.nearest(reference, sets.threads()))
                        .average()
                        .orElse(Double.NaN);
    }
}
