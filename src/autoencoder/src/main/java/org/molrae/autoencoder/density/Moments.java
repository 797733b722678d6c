package org.molrae.autoencoder.density;

import java.util.Arrays;

/**
 * Weighted sums of the codes of each component: {@code N = Σ r}, {@code s = Σ r (x - c)} and {@code
 * S = Σ r (x - c)(x - c)ᵀ}, the last as a lower triangle. The origins {@code c} are the components'
 * previous means: near the new ones, so that the covariance {@code S / N - (s / N)(s / N)ᵀ} loses
 * no digits, in one pass over the codes and without storing responsibilities.
 */
final class Moments {
    /** A responsibility below it changes no digit of a sum over fewer than 10⁹ codes. */
    private static final double NEGLIGIBLE = 1e-18;

    /** Rows added to the triangle at a time, for one load and store of the sum. */
    private static final int GROUP = 8;

    private final double[] weights;
    private final double[][] firsts;
    private final double[][][] seconds;
    private final double[][] origins;

    // scratch: the codes of one group around the origin, and their weights
    private final double[][] group;
    private final double[] groupWeights = new double[GROUP];

    /**
     * Zeros for as many components as there are origins.
     *
     * @param withSeconds whether {@code S} is wanted: k-means does without
     */
    Moments(double[][] origins, boolean withSeconds) {
        int components = origins.length;
        int dimension = origins[0].length;
        this.origins = origins;
        weights = new double[components];
        firsts = new double[components][dimension];
        seconds = new double[withSeconds ? components : 0][dimension][];
        for (double[][] second : seconds) {
            for (int i = 0; i < dimension; i++) {
                second[i] = new double[i + 1];
            }
        }
        group = new double[GROUP][dimension];
    }

    /** Back to zeros. */
    void clear() {
        Arrays.fill(weights, 0);
        for (double[] first : firsts) {
            Arrays.fill(first, 0);
        }
        for (double[][] second : seconds) {
            for (double[] row : second) {
                Arrays.fill(row, 0);
            }
        }
    }

    /** Adds the codes of a tile to one component with responsibilities {@code [SIZE]}. */
    void add(int component, CodeMatrix codes, CodeTile tile, double[] responsibilities) {
        int filled = 0;
        for (int b = 0; b < tile.size(); b++) {
            if (responsibilities[b] > NEGLIGIBLE) {
                float[] code = codes.row(tile.first() + b);
                stage(filled++, component, code, responsibilities[b]);
                if (filled == GROUP) {
                    addGroup(component);
                    filled = 0;
                }
            }
        }
        if (filled > 0) {
            // the rows left over from the group before count for nothing
            Arrays.fill(groupWeights, filled, GROUP, 0);
            addGroup(component);
        }
    }

    /** Adds sums around the same origins. */
    void add(Moments other) {
        for (int c = 0; c < weights.length; c++) {
            weights[c] += other.weights[c];
            add(other.firsts[c], firsts[c]);
        }
        for (int c = 0; c < seconds.length; c++) {
            for (int i = 0; i < seconds[c].length; i++) {
                add(other.seconds[c][i], seconds[c][i]);
            }
        }
    }

    /** {@code N}: how many codes a component has, fractions included. */
    double weight(int component) {
        return weights[component];
    }

    /** {@code c + s / N}, {@code [dimension]}. */
    double[] mean(int component) {
        double[] mean = origins[component].clone();
        for (int j = 0; j < mean.length; j++) {
            mean[j] += firsts[component][j] / weights[component];
        }
        return mean;
    }

    /**
     * {@code S / N - (s / N)(s / N)ᵀ + regularization · I}, {@code [dimension, dimension]}: the
     * maximum likelihood estimate but for the last term.
     */
    double[][] covariance(int component, double regularization) {
        double n = weights[component];
        double[] first = firsts[component];
        double[][] covariance = new double[first.length][first.length];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j <= i; j++) {
                double value = seconds[component][i][j] / n - first[i] / n * (first[j] / n);
                covariance[i][j] = value;
                covariance[j][i] = value;
            }
            covariance[i][i] = Math.max(covariance[i][i], 0) + regularization;
        }
        return covariance;
    }

    private void stage(int slot, int component, float[] code, double weight) {
        double[] row = group[slot];
        double[] origin = origins[component];
        for (int j = 0; j < row.length; j++) {
            row[j] = code[j] - origin[j];
        }
        groupWeights[slot] = weight;
    }

    private void addGroup(int component) {
        double[] first = firsts[component];
        for (int slot = 0; slot < GROUP; slot++) {
            weights[component] += groupWeights[slot];
            addScaled(group[slot], groupWeights[slot], first);
        }
        if (seconds.length > 0) {
            for (int i = 0; i < first.length; i++) {
                addOuterRow(seconds[component][i], i);
            }
        }
    }

    /** Adds row {@code i} of {@code Σ w x xᵀ} over the group. */
    private void addOuterRow(double[] sum, int i) {
        double[] w = groupWeights;
        double[] x0 = group[0];
        double[] x1 = group[1];
        double[] x2 = group[2];
        double[] x3 = group[3];
        double[] x4 = group[4];
        double[] x5 = group[5];
        double[] x6 = group[6];
        double[] x7 = group[7];
        double a0 = w[0] * x0[i];
        double a1 = w[1] * x1[i];
        double a2 = w[2] * x2[i];
        double a3 = w[3] * x3[i];
        double a4 = w[4] * x4[i];
        double a5 = w[5] * x5[i];
        double a6 = w[6] * x6[i];
        double a7 = w[7] * x7[i];
        for (int j = 0; j <= i; j++) {
            sum[j] +=
                    a0 * x0[j]
                            + a1 * x1[j]
                            + a2 * x2[j]
                            + a3 * x3[j]
                            + a4 * x4[j]
                            + a5 * x5[j]
                            + a6 * x6[j]
                            + a7 * x7[j];
        }
    }

    private static void addScaled(double[] row, double factor, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static void add(double[] row, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += row[j];
        }
    }
}
