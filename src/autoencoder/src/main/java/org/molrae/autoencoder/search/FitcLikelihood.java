package org.molrae.autoencoder.search;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * Of the sparse approximation whose scores are independent given the values at {@code m} inducing
 * points: linear in the number of scores, quadratic in {@code m} (Snelson and Ghahramani, <i>Sparse
 * Gaussian Processes using Pseudo-inputs</i>, NIPS 2005; called FITC by Quiñonero-Candela and
 * Rasmussen, JMLR 6, 2005). The covariance of the scores is {@code Q + Λ} with {@code Q = Kₙₘ Kₘₘ⁻¹
 * Kₘₙ} and {@code Λ = diag(K - Q) + noise}. The inducing points stay where they are; Snelson and
 * Ghahramani, and Kusner, move them too.
 */
final class FitcLikelihood implements MarginalLikelihood {
    /** Of the signal variance, on the diagonal of {@code Kₘₘ}. */
    private static final double JITTER = 1e-6;

    private final DMatrixRMaj codes;
    private final double[] scores;
    private final DMatrixRMaj inducing;

    FitcLikelihood(DMatrixRMaj codes, double[] scores, DMatrixRMaj inducing) {
        this.codes = codes;
        this.scores = scores;
        this.inducing = inducing;
    }

    @Override
    public double value(Hyperparameters hyperparameters, double @Nullable [] gradient) {
        State state = new State(hyperparameters);
        if (gradient != null) {
            state.fill(gradient);
        }
        return state.logLikelihood();
    }

    @Override
    public Posterior posterior(Hyperparameters hyperparameters) {
        State state = new State(hyperparameters);
        double[] weights = state.projected.clone();
        state.second.solveTransposed(weights);
        state.first.solveTransposed(weights);
        return new Posterior(inducing, weights, state.first, state.second);
    }

    /** What both need, for some hyperparameters. */
    private final class State {
        final int n = scores.length;
        final int m = inducing.numRows;
        final double noise;
        final SquaredExponential kernel;

        /** {@code Kₘₘ} and {@code Kₘₙ}. */
        final DMatrixRMaj inner;

        final DMatrixRMaj cross;

        /** {@code V = F⁻¹ Kₘₙ}, {@code F Fᵀ = Kₘₘ}. */
        final DMatrixRMaj whitened;

        /** The diagonal of {@code Λ}. */
        final double[] lambda = new double[n];

        final LowerTriangle first;

        /** Of {@code A = I + V Λ⁻¹ Vᵀ}. */
        final LowerTriangle second;

        /** {@code S⁻¹ V Λ⁻¹ y}. */
        final double[] projected;

        State(Hyperparameters hyperparameters) {
            noise = hyperparameters.noiseVariance();
            kernel = new SquaredExponential(hyperparameters);
            inner = kernel.matrix(inducing, inducing);
            for (int i = 0; i < m; i++) {
                inner.data[i * m + i] += JITTER * kernel.variance();
            }
            first = LowerTriangle.of(inner, "the covariance of the inducing points");
            cross = kernel.matrix(inducing, codes);
            whitened = cross.copy();
            first.solve(whitened);
            Arrays.fill(lambda, kernel.variance() + noise);
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < n; k++) {
                    double v = whitened.data[i * n + k];
                    lambda[k] -= v * v;
                }
            }
            for (int k = 0; k < n; k++) {
                lambda[k] = Math.max(lambda[k], noise);
            }
            DMatrixRMaj scaled = byLambda(whitened);
            DMatrixRMaj a = new DMatrixRMaj(m, m);
            CommonOps_DDRM.multTransB(scaled, whitened, a);
            for (int i = 0; i < m; i++) {
                a.data[i * m + i] += 1;
            }
            second = LowerTriangle.of(a, "the precision of the inducing points");
            projected = times(scaled, scores);
            second.solve(projected);
        }

        double logLikelihood() {
            double fit = 0;
            double logs = second.logDeterminant();
            for (int k = 0; k < n; k++) {
                fit += scores[k] * scores[k] / lambda[k];
                logs += Math.log(lambda[k]);
            }
            for (double c : projected) {
                fit -= c * c;
            }
            return -0.5 * (fit + logs + n * LOG_2_PI);
        }

        /**
         * With {@code P = Kₘₘ⁻¹ Kₘₙ}, {@code W = ααᵀ - Σ⁻¹} and {@code D} its diagonal: {@code ½
         * tr(W ∂Σ) = Σ G ∂Kₘₙ - ½ Σ (G Pᵀ) ∂Kₘₘ + ½ Σ D ∂(v + noise)} where {@code G = P (W - D)}.
         */
        void fill(double[] gradient) {
            Arrays.fill(gradient, 0);
            DMatrixRMaj solved = whitened.copy();
            second.solve(solved);
            double[] back = projected.clone();
            second.solveTransposed(back);
            double[] alpha = timesTransposed(whitened, back);
            double[] diagonal = new double[n];
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < n; k++) {
                    double s = solved.data[i * n + k];
                    diagonal[k] += s * s;
                }
            }
            double trace = 0;
            for (int k = 0; k < n; k++) {
                alpha[k] = (scores[k] - alpha[k]) / lambda[k];
                double inverse = (1 - diagonal[k] / lambda[k]) / lambda[k];
                diagonal[k] = alpha[k] * alpha[k] - inverse;
                trace += diagonal[k];
            }
            DMatrixRMaj p = whitened.copy();
            first.solveTransposed(p);
            DMatrixRMaj g = byLambda(solved);
            second.solveTransposed(g);
            first.solveTransposed(g);
            double[] pAlpha = times(p, alpha);
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < n; k++) {
                    int at = i * n + k;
                    g.data[at] = pAlpha[i] * alpha[k] - g.data[at] - p.data[at] * diagonal[k];
                }
            }
            DMatrixRMaj gInner = new DMatrixRMaj(m, m);
            CommonOps_DDRM.multTransB(g, p, gInner);
            CommonOps_DDRM.elementMult(g, cross);
            CommonOps_DDRM.elementMult(gInner, inner);
            kernel.addGradient(g, inducing, codes, 1, gradient);
            kernel.addGradient(gInner, inducing, inducing, -0.5, gradient);
            gradient[gradient.length - 2] += 0.5 * trace * kernel.variance();
            gradient[gradient.length - 1] = 0.5 * trace * noise;
        }

        private DMatrixRMaj byLambda(DMatrixRMaj matrix) {
            DMatrixRMaj result = matrix.copy();
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < n; k++) {
                    result.data[i * n + k] /= lambda[k];
                }
            }
            return result;
        }
    }

    private static double[] times(DMatrixRMaj matrix, double[] vector) {
        double[] result = new double[matrix.numRows];
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < vector.length; k++) {
                result[i] += matrix.data[i * vector.length + k] * vector[k];
            }
        }
        return result;
    }

    private static double[] timesTransposed(DMatrixRMaj matrix, double[] vector) {
        double[] result = new double[matrix.numCols];
        for (int i = 0; i < vector.length; i++) {
            for (int k = 0; k < result.length; k++) {
                result[k] += matrix.data[i * result.length + k] * vector[i];
            }
        }
        return result;
    }
}
