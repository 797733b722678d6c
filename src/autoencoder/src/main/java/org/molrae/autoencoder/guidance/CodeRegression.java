package org.molrae.autoencoder.guidance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.molrae.autoencoder.NormalDeviates;

/**
 * A regression of figures on latent codes: ridge regression on the code itself and on random
 * rectified features of it (Rahimi and Recht, <i>Weighted Sums of Random Kitchen Sinks</i>, 2008).
 * Fitted in closed form, the same for the same codes, figures and seed.
 */
public final class CodeRegression {

    private static final int FEATURES = 256;

    /** Of the features' mean square, which is about 1. */
    private static final double RIDGE = 1e-3;

    /** One example in so many is held out. */
    private static final int HELD_OUT = 8;

    private static final int BLOCK = 512;

    private final double[] mean;
    private final double[] scale;
    private final DMatrixRMaj directions;
    private final DMatrixRMaj weights;
    private final double[] explained;
    private final double[] deviation;

    private CodeRegression(
            double[] mean,
            double[] scale,
            DMatrixRMaj directions,
            DMatrixRMaj weights,
            double[] explained,
            double[] deviation) {
        this.mean = mean;
        this.scale = scale;
        this.directions = directions;
        this.weights = weights;
        this.explained = explained;
        this.deviation = deviation;
    }

    /**
     * Fits to seven examples in eight, and is judged by the eighth.
     *
     * @param codes {@code [examples][dimension]}
     * @param figures {@code [examples][figures]}, finite
     * @param seed of the random features
     * @throws IllegalArgumentException if there are fewer than 64 examples, or not as many figures
     */
    public static CodeRegression fit(float[][] codes, double[][] figures, long seed) {
        if (codes.length < 64 || figures.length != codes.length) {
            throw new IllegalArgumentException(
                    "a regression needs 64 codes and as many rows of figures, not %d and %d"
                            .formatted(codes.length, figures.length));
        }
        int d = codes[0].length;
        double[] mean = new double[d];
        double[] scale = new double[d];
        standardize(codes, mean, scale);
        DMatrixRMaj directions = directions(d, seed);
        int k = figures[0].length;
        int columns = 1 + d + FEATURES;
        CodeRegression regression =
                new CodeRegression(
                        mean,
                        scale,
                        directions,
                        new DMatrixRMaj(columns, k),
                        new double[k],
                        new double[k]);
        regression.solve(codes, figures);
        regression.judge(codes, figures);
        return regression;
    }

    private void solve(float[][] codes, double[][] figures) {
        int columns = weights.numRows;
        int k = weights.numCols;
        DMatrixRMaj gram = new DMatrixRMaj(columns, columns);
        DMatrixRMaj moments = new DMatrixRMaj(columns, k);
        int[] fitted = IntStream.range(0, codes.length).filter(i -> i % HELD_OUT != 0).toArray();
        for (int from = 0; from < fitted.length; from += BLOCK) {
            int rows = Math.min(BLOCK, fitted.length - from);
            float[][] some = new float[rows][];
            DMatrixRMaj values = new DMatrixRMaj(rows, k);
            for (int row = 0; row < rows; row++) {
                some[row] = codes[fitted[from + row]];
                for (int j = 0; j < k; j++) {
                    values.set(row, j, figures[fitted[from + row]][j]);
                }
            }
            DMatrixRMaj features = features(some);
            CommonOps_DDRM.multAddTransA(features, features, gram);
            CommonOps_DDRM.multAddTransA(features, values, moments);
        }
        for (int i = 1; i < columns; i++) {
            gram.add(i, i, RIDGE * fitted.length);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(columns);
        if (!solver.setA(gram)) {
            throw new IllegalStateException("the features' Gram matrix is not positive definite");
        }
        solver.solve(moments, weights);
    }

    /** Compares with the held-out examples. */
    private void judge(float[][] codes, double[][] figures) {
        float[][] heldOut = new float[(codes.length + HELD_OUT - 1) / HELD_OUT][];
        for (int i = 0; i < heldOut.length; i++) {
            heldOut[i] = codes[i * HELD_OUT];
        }
        double[][] told = predict(heldOut);
        for (int j = 0; j < explained.length; j++) {
            double sum = 0;
            double squares = 0;
            double missed = 0;
            for (int i = 0; i < heldOut.length; i++) {
                double value = figures[i * HELD_OUT][j];
                sum += value;
                squares += value * value;
                missed += (value - told[i][j]) * (value - told[i][j]);
            }
            double variance = squares - sum * sum / heldOut.length;
            explained[j] = variance > 0 ? 1 - missed / variance : 0;
            deviation[j] = Math.sqrt(Math.max(0, variance) / heldOut.length);
        }
    }

    private static void standardize(float[][] codes, double[] mean, double[] scale) {
        for (int j = 0; j < mean.length; j++) {
            double sum = 0;
            double squares = 0;
            for (float[] code : codes) {
                sum += code[j];
                squares += (double) code[j] * code[j];
            }
            mean[j] = sum / codes.length;
            double deviation = Math.sqrt(Math.max(0, squares / codes.length - mean[j] * mean[j]));
            scale[j] = deviation > 0 ? deviation : 1;
        }
    }

    /** {@code [dimension + 1, FEATURES]}, the last row for the offsets. */
    private static DMatrixRMaj directions(int dimension, long seed) {
        double[] drawn =
                NormalDeviates.draw(new SplittableRandom(seed), (dimension + 1) * FEATURES);
        DMatrixRMaj directions = new DMatrixRMaj(dimension + 1, FEATURES);
        double norm = Math.sqrt(2.0 / dimension);
        for (int i = 0; i < drawn.length; i++) {
            directions.data[i] = i < dimension * FEATURES ? drawn[i] * norm : drawn[i];
        }
        return directions;
    }

    /** {@code [codes, 1 + dimension + FEATURES]}. */
    private DMatrixRMaj features(float[][] codes) {
        int d = mean.length;
        DMatrixRMaj points = new DMatrixRMaj(codes.length, d + 1);
        for (int row = 0; row < codes.length; row++) {
            for (int j = 0; j < d; j++) {
                points.set(row, j, (codes[row][j] - mean[j]) / scale[j]);
            }
            points.set(row, d, 1);
        }
        DMatrixRMaj projected = new DMatrixRMaj(codes.length, FEATURES);
        CommonOps_DDRM.mult(points, directions, projected);
        DMatrixRMaj features = new DMatrixRMaj(codes.length, 1 + d + FEATURES);
        for (int row = 0; row < codes.length; row++) {
            features.set(row, 0, 1);
            for (int j = 0; j < d; j++) {
                features.set(row, 1 + j, points.get(row, j));
            }
            for (int j = 0; j < FEATURES; j++) {
                features.set(row, 1 + d + j, Math.max(0, projected.get(row, j)));
            }
        }
        return features;
    }

    /**
     * Expected figures of codes.
     *
     * @param codes {@code [codes][dimension]}
     * @return {@code [codes][figures]}
     */
    public double[][] predict(float[][] codes) {
        int k = weights.numCols;
        double[][] result = new double[codes.length][k];
        DMatrixRMaj told = new DMatrixRMaj(1, 1);
        for (int from = 0; from < codes.length; from += BLOCK) {
            int to = Math.min(codes.length, from + BLOCK);
            told.reshape(to - from, k);
            CommonOps_DDRM.mult(features(Arrays.copyOfRange(codes, from, to)), weights, told);
            for (int row = from; row < to; row++) {
                for (int j = 0; j < k; j++) {
                    result[row][j] = told.get(row - from, j);
                }
            }
        }
        return result;
    }

    /** The number of figures that it tells. */
    public int figures() {
        return weights.numCols;
    }

    /** Dimension of the codes. */
    public int dimension() {
        return mean.length;
    }

    /**
     * The share of a figure's variance over held-out examples that the code explains; at most 1.
     */
    public double explained(int figure) {
        return explained[figure];
    }

    /** The standard deviation of a figure over held-out examples. */
    public double deviation(int figure) {
        return deviation[figure];
    }
}
