package org.molrae.autoencoder.density;

import java.util.Arrays;

/**
 * A few codes at a time, transposed to {@code [dimension, SIZE]} in double precision, with columns
 * of zeros up to a multiple of {@link CholeskyFactor#PADDING}. The kernels run along the codes with
 * a fixed trip count, which HotSpot's C2 compiles to vector instructions; columns after the last
 * code repeat it and their results are ignored.
 */
final class CodeTile {
    /** 64 codes of 128 dimensions take 64 KiB: they stay in the second-level cache. */
    static final int SIZE = 64;

    private final double[][] columns;
    private final double[][] centred;
    private final double[] paddedPoint;
    private final double[] projection = new double[SIZE];
    private final int dimension;
    private int first;
    private int size;

    CodeTile(int dimension) {
        this.dimension = dimension;
        int padded = CholeskyFactor.padded(dimension);
        columns = new double[padded][SIZE];
        centred = new double[padded][SIZE];
        paddedPoint = new double[padded];
    }

    /** Number of the first code of this tile. */
    int first() {
        return first;
    }

    /** Number of codes held: at most {@link #SIZE}. */
    int size() {
        return size;
    }

    /** Takes the codes {@code [from, min(from + SIZE, to))}. */
    void load(CodeMatrix codes, int from, int to) {
        first = from;
        size = Math.min(SIZE, to - from);
        for (int b = 0; b < SIZE; b++) {
            float[] row = codes.row(from + Math.min(b, size - 1));
            for (int j = 0; j < dimension; j++) {
                columns[j][b] = row[j];
            }
        }
    }

    /** Squared Euclidean distances to a point, {@code [SIZE]}. */
    void squaredDistances(double[] point, double[] result) {
        Arrays.fill(result, 0);
        System.arraycopy(point, 0, paddedPoint, 0, point.length);
        for (int j = 0; j < point.length; j += CholeskyFactor.PADDING) {
            addEightSquaredDifferences(result, paddedPoint, columns, j);
        }
    }

    /** Squared Mahalanobis distances {@code ‖L⁻¹ (x - mean)‖²}, {@code [SIZE]}. */
    void squaredDistances(double[] mean, CholeskyFactor factor, double[] result) {
        for (int j = 0; j < dimension; j++) {
            subtract(columns[j], mean[j], centred[j]);
        }
        Arrays.fill(result, 0);
        for (int i = 0; i < dimension; i++) {
            Arrays.fill(projection, 0);
            for (int j = 0; j <= i; j += CholeskyFactor.PADDING) {
                addEightColumns(projection, factor.inverse[i], centred, j);
            }
            addSquares(projection, result);
        }
    }

    private static void subtract(double[] column, double value, double[] result) {
        for (int b = 0; b < SIZE; b++) {
            result[b] = column[b] - value;
        }
    }

    private static void addSquares(double[] values, double[] result) {
        for (int b = 0; b < SIZE; b++) {
            result[b] += values[b] * values[b];
        }
    }

    // Eight columns for one load and store of the sum. Two sums at once would halve the loads, but
    // C2 of Java 17 then gives up vectorising (measured: 10 against 5 multiply-adds a nanosecond).
    private static void addEightColumns(double[] sum, double[] weights, double[][] columns, int j) {
        double w0 = weights[j];
        double w1 = weights[j + 1];
        double w2 = weights[j + 2];
        double w3 = weights[j + 3];
        double w4 = weights[j + 4];
        double w5 = weights[j + 5];
        double w6 = weights[j + 6];
        double w7 = weights[j + 7];
        double[] c0 = columns[j];
        double[] c1 = columns[j + 1];
        double[] c2 = columns[j + 2];
        double[] c3 = columns[j + 3];
        double[] c4 = columns[j + 4];
        double[] c5 = columns[j + 5];
        double[] c6 = columns[j + 6];
        double[] c7 = columns[j + 7];
        for (int b = 0; b < SIZE; b++) {
            sum[b] +=
                    w0 * c0[b]
                            + w1 * c1[b]
                            + w2 * c2[b]
                            + w3 * c3[b]
                            + w4 * c4[b]
                            + w5 * c5[b]
                            + w6 * c6[b]
                            + w7 * c7[b];
        }
    }

    private static void addEightSquaredDifferences(
            double[] sum, double[] point, double[][] columns, int j) {
        double p0 = point[j];
        double p1 = point[j + 1];
        double p2 = point[j + 2];
        double p3 = point[j + 3];
        double p4 = point[j + 4];
        double p5 = point[j + 5];
        double p6 = point[j + 6];
        double p7 = point[j + 7];
        double[] c0 = columns[j];
        double[] c1 = columns[j + 1];
        double[] c2 = columns[j + 2];
        double[] c3 = columns[j + 3];
        double[] c4 = columns[j + 4];
        double[] c5 = columns[j + 5];
        double[] c6 = columns[j + 6];
        double[] c7 = columns[j + 7];
        for (int b = 0; b < SIZE; b++) {
            double d0 = c0[b] - p0;
            double d1 = c1[b] - p1;
            double d2 = c2[b] - p2;
            double d3 = c3[b] - p3;
            double d4 = c4[b] - p4;
            double d5 = c5[b] - p5;
            double d6 = c6[b] - p6;
            double d7 = c7[b] - p7;
            sum[b] += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4 + d5 * d5 + d6 * d6 + d7 * d7;
        }
    }
}
