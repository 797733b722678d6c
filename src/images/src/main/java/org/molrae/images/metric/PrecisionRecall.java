package org.molrae.images.metric;

import org.molrae.autoencoder.density.KMeans;

/**
 * Precision and recall of samples against data (Sajjadi et al., <i>Assessing Generative Models via
 * Precision and Recall</i>, NeurIPS 2018), as Ghosh et al. report them: features of both are
 * clustered together, and for slopes {@code λ = tan θ} the histograms {@code p} of the data and
 * {@code q} of the samples over the clusters give precision {@code Σ min(λ p, q)} and recall {@code
 * Σ min(p, q / λ)}; curves are averaged over the runs of the clustering.
 *
 * <p>Difference from the authors' code: clusters come from full k-means, not from mini-batches.
 *
 * @param recallWeighted {@code max F8} over the curve, in [0, 1]: high if the data are covered
 * @param precisionWeighted {@code max F1/8} over the curve, in [0, 1]: high if samples look like
 *     data
 */
public record PrecisionRecall(double recallWeighted, double precisionWeighted) {

    private static final int CLUSTERS = 20;
    private static final int RUNS = 10;
    private static final int ANGLES = 1001;
    private static final double BETA = 8;
    private static final double EPSILON = 1e-10;

    /**
     * Precision and recall of samples, with 20 clusters, 10 runs and 1001 angles.
     *
     * @param samples features of samples, {@code [n][d]}
     * @param data features of data, {@code [n][d]}: as many, since k-means would favour the larger
     *     set
     * @param seed of the clusterings
     */
    public static PrecisionRecall of(float[][] samples, float[][] data, long seed) {
        if (samples.length != data.length || samples.length < CLUSTERS) {
            throw new IllegalArgumentException(
                    "precision and recall need as many samples as data and at least %d: %d, %d"
                            .formatted(CLUSTERS, samples.length, data.length));
        }
        int n = samples.length;
        float[][] all = new float[2 * n][];
        System.arraycopy(samples, 0, all, 0, n);
        System.arraycopy(data, 0, all, n, n);
        double[] precision = new double[ANGLES];
        double[] recall = new double[ANGLES];
        for (int run = 0; run < RUNS; run++) {
            int[] clusters = KMeans.assign(all, CLUSTERS, seed + run);
            double[] q = new double[CLUSTERS];
            double[] p = new double[CLUSTERS];
            for (int i = 0; i < n; i++) {
                q[clusters[i]] += 1.0 / n;
                p[clusters[n + i]] += 1.0 / n;
            }
            addCurve(q, p, precision, recall);
        }
        return best(precision, recall, RUNS);
    }

    /** Precision and recall of two histograms over the same bins. */
    static PrecisionRecall ofHistograms(double[] samples, double[] data) {
        double[] precision = new double[ANGLES];
        double[] recall = new double[ANGLES];
        addCurve(samples, data, precision, recall);
        return best(precision, recall, 1);
    }

    private static void addCurve(double[] q, double[] p, double[] precision, double[] recall) {
        for (int a = 0; a < ANGLES; a++) {
            double angle = EPSILON + (Math.PI / 2 - 2 * EPSILON) * a / (ANGLES - 1);
            double slope = Math.tan(angle);
            double sum = 0;
            for (int c = 0; c < p.length; c++) {
                sum += Math.min(p[c] * slope, q[c]);
            }
            precision[a] += Math.min(1, sum);
            recall[a] += Math.min(1, sum / slope);
        }
    }

    private static PrecisionRecall best(double[] precision, double[] recall, int runs) {
        double recallWeighted = 0;
        double precisionWeighted = 0;
        for (int a = 0; a < ANGLES; a++) {
            double p = precision[a] / runs;
            double r = recall[a] / runs;
            recallWeighted = Math.max(recallWeighted, f(p, r, BETA));
            precisionWeighted = Math.max(precisionWeighted, f(p, r, 1 / BETA));
        }
        return new PrecisionRecall(recallWeighted, precisionWeighted);
    }

    private static double f(double precision, double recall, double beta) {
        double square = beta * beta;
        return (1 + square) * precision * recall / (square * precision + recall + EPSILON);
    }
}
