package org.molrae.search.strategy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Evolution by covariance matrix adaptation: codes are drawn from a Gaussian that moves to the
 * better half of each generation, and whose covariance and size follow the path that it takes
 * (CMA-ES: Hansen, <i>The CMA Evolution Strategy: A Tutorial</i>, <a
 * href="https://arxiv.org/abs/1604.00772">arXiv:1604.00772</a>, with its constants). It models no
 * scores, only their order. Written here because strategies are asked and told in batches, which
 * the CMA-ES of Hipparchus, a loop over its own calls of the objective, does not allow.
 *
 * <p>Differences: the covariance is factored by Cholesky instead of its eigenvectors; draws outside
 * the box are moved onto it; weights of the worse half are 0. Invalid codes are never parents. A
 * generation is whatever {@link #observe} is told at once; observations told before the first
 * proposal choose the start, the best code.
 */
final class EvolutionStrategy implements CodeSearch {
    private static final double FIRST_STEP = 0.2;
    private static final double LARGEST_STEP = 1;

    private final SearchBox box;
    private final Observations observations;
    private final SplittableRandom rng;
    private final int d;

    /** In units of the box's sides, as all that follows. */
    private double[] mean;

    private double step = FIRST_STEP;
    private final double[][] covariance;
    private double[][] factor;
    private final double[] stepPath;
    private final double[] covariancePath;
    private boolean proposed;

    /** Starts the search at the middle of the box. */
    public EvolutionStrategy(SearchBox box, long seed) {
        this.box = box;
        this.d = box.dimension();
        this.observations = new Observations(d);
        this.rng = new SplittableRandom(seed);
        this.mean = new double[d];
        Arrays.fill(mean, 0.5);
        this.covariance = identity();
        this.factor = identity();
        this.stepPath = new double[d];
        this.covariancePath = new double[d];
    }

    private double[][] identity() {
        double[][] matrix = new double[d][d];
        for (int j = 0; j < d; j++) {
            matrix[j][j] = 1;
        }
        return matrix;
    }

    @Override
    public double[][] propose(int batch) {
        Observations.checkBatch(batch);
        if (!proposed && observations.any()) {
            mean = unit(observations.bestCode());
        }
        proposed = true;
        double[][] codes = new double[batch][];
        double[] lower = box.lower();
        double[] upper = box.upper();
        for (int i = 0; i < batch; i++) {
            double[] z = NormalDeviates.draw(rng, d);
            double[] code = new double[d];
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = 0; k <= j; k++) {
                    sum += factor[j][k] * z[k];
                }
                code[j] = lower[j] + (mean[j] + step * sum) * (upper[j] - lower[j]);
            }
            codes[i] = box.clamp(code);
        }
        return codes;
    }

    private double[] unit(double[] code) {
        double[] lower = box.lower();
        double[] upper = box.upper();
        double[] unit = new double[d];
        for (int j = 0; j < d; j++) {
            double side = upper[j] - lower[j];
            unit[j] = side > 0 ? (code[j] - lower[j]) / side : 0.5;
        }
        return unit;
    }

    @Override
    public void observe(double[][] codes, double[] scores) {
        observations.add(codes, scores);
        if (proposed && codes.length > 1) {
            double[][] parents =
                    IntStream.range(0, codes.length)
                            .filter(i -> !Double.isNaN(scores[i]))
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> scores[i]))
                            .limit(codes.length / 2)
                            .map(i -> unit(codes[i]))
                            .toArray(double[][]::new);
            if (parents.length > 0) {
                adapt(parents);
            }
        }
    }

    /** One generation: equations 41 to 47 of the tutorial. */
    private void adapt(double[][] parents) {
        double[] weights = weights(parents.length);
        double mass = 1 / Arrays.stream(weights).map(w -> w * w).sum();
        double[][] steps = new double[parents.length][d];
        double[] shift = new double[d];
        for (int i = 0; i < parents.length; i++) {
            for (int j = 0; j < d; j++) {
                steps[i][j] = (parents[i][j] - mean[j]) / step;
                shift[j] += weights[i] * steps[i][j];
            }
        }
        double cSigma = (mass + 2) / (d + mass + 5);
        double damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (d + 1)) - 1) + cSigma;
        double cC = (4 + mass / d) / (d + 4 + 2 * mass / d);
        double c1 = 2 / ((d + 1.3) * (d + 1.3) + mass);
        double cMu = Math.min(1 - c1, 2 * (mass - 2 + 1 / mass) / ((d + 2.0) * (d + 2.0) + mass));
        double[] white = whiten(shift);
        double norm = 0;
        for (int j = 0; j < d; j++) {
            stepPath[j] =
                    (1 - cSigma) * stepPath[j] + Math.sqrt(cSigma * (2 - cSigma) * mass) * white[j];
            norm += stepPath[j] * stepPath[j];
        }
        double expected = Math.sqrt(d) * (1 - 1 / (4.0 * d) + 1 / (21.0 * d * d));
        // the path is too long where the step is too short: then it must not stretch the covariance
        boolean steady = Math.sqrt(norm) < 2 * expected;
        for (int j = 0; j < d; j++) {
            mean[j] += step * shift[j];
            covariancePath[j] =
                    (1 - cC) * covariancePath[j]
                            + (steady ? Math.sqrt(cC * (2 - cC) * mass) * shift[j] : 0);
        }
        double kept = 1 - c1 - cMu + (steady ? 0 : c1 * cC * (2 - cC));
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                double sum = c1 * covariancePath[j] * covariancePath[k];
                for (int i = 0; i < steps.length; i++) {
                    sum += cMu * weights[i] * steps[i][j] * steps[i][k];
                }
                covariance[j][k] = kept * covariance[j][k] + sum;
            }
        }
        step =
                Math.min(
                        LARGEST_STEP,
                        step * Math.exp(cSigma / damping * (Math.sqrt(norm) / expected - 1)));
        refactor();
    }

    /** Positive, falling with the rank, summing to 1. */
    private static double[] weights(int parents) {
        double[] weights = new double[parents];
        double sum = 0;
        for (int i = 0; i < parents; i++) {
            weights[i] = Math.log(parents + 0.5) - Math.log(i + 1.0);
            sum += weights[i];
        }
        for (int i = 0; i < parents; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** {@code L⁻¹ v}. */
    private double[] whiten(double[] v) {
        double[] result = v.clone();
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < j; k++) {
                result[j] -= factor[j][k] * result[k];
            }
            result[j] /= factor[j][j];
        }
        return result;
    }

    /** Factors the covariance; a degenerate one is reset to a multiple of the identity. */
    private void refactor() {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        if (!cholesky.decompose(new DMatrixRMaj(covariance))) {
            for (int j = 0; j < d; j++) {
                Arrays.fill(covariance[j], 0);
                covariance[j][j] = 1;
            }
            factor = identity();
            return;
        }
        DMatrixRMaj lower = cholesky.getT(null);
        for (int j = 0; j < d; j++) {
            for (int k = 0; k <= j; k++) {
                factor[j][k] = lower.get(j, k);
            }
        }
    }
}
