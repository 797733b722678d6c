package org.molrae.search.surrogate;

import java.util.Arrays;
import java.util.Objects;
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

    /** Scores that are worked on together: bounds the memory where no gradient is wanted. */
    private static final int BLOCK = 4096;

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
        if (gradient == null) {
            return posterior(hyperparameters).logLikelihood;
        }
        Inner inner = new Inner(hyperparameters);
        Block all = new Block(inner, 0, scores.length);
        Totals totals = new Totals(inner);
        totals.add(all);
        totals.solve();
        new Gradient(inner, all, totals).fill(gradient);
        return totals.logLikelihood();
    }

    @Override
    public Posterior posterior(Hyperparameters hyperparameters) {
        Inner inner = new Inner(hyperparameters);
        Totals totals = new Totals(inner);
        for (int from = 0; from < scores.length; from += BLOCK) {
            totals.add(new Block(inner, from, Math.min(scores.length, from + BLOCK)));
        }
        LowerTriangle second = totals.solve();
        double[] weights = totals.projected.clone();
        second.solveTransposed(weights);
        inner.first.solveTransposed(weights);
        return new Posterior(inducing, weights, inner.first, second, totals.logLikelihood());
    }

    /** The inducing points' own covariance {@code Kₘₘ = F Fᵀ}. */
    private final class Inner {
        final double noise;
        final SquaredExponential kernel;
        final DMatrixRMaj covariance;
        final LowerTriangle first;

        Inner(Hyperparameters hyperparameters) {
            noise = hyperparameters.noiseVariance();
            kernel = new SquaredExponential(hyperparameters);
            covariance = kernel.matrix(inducing, inducing);
            for (int i = 0; i < inducing.numRows; i++) {
                covariance.data[i * inducing.numRows + i] += JITTER * kernel.variance();
            }
            first = LowerTriangle.of(covariance, "the covariance of the inducing points");
        }
    }

    /** Some scores: {@code Kₘₙ}, {@code V = F⁻¹ Kₘₙ}, {@code Λ}. */
    private final class Block {
        final double[] y;
        final DMatrixRMaj part;
        final DMatrixRMaj cross;
        final DMatrixRMaj whitened;
        final double[] lambda;

        Block(Inner inner, int from, int to) {
            y = Arrays.copyOfRange(scores, from, to);
            part = new DMatrixRMaj(to - from, codes.numCols);
            System.arraycopy(codes.data, from * codes.numCols, part.data, 0, part.data.length);
            cross = inner.kernel.matrix(inducing, part);
            whitened = cross.copy();
            inner.first.solve(whitened);
            lambda = new double[y.length];
            Arrays.fill(lambda, inner.kernel.variance() + inner.noise);
            for (int i = 0; i < whitened.numRows; i++) {
                for (int k = 0; k < lambda.length; k++) {
                    double v = whitened.data[i * lambda.length + k];
                    lambda[k] -= v * v;
                }
            }
            for (int k = 0; k < lambda.length; k++) {
                lambda[k] = Math.max(lambda[k], inner.noise);
            }
        }

        DMatrixRMaj byLambda(DMatrixRMaj matrix) {
            DMatrixRMaj result = matrix.copy();
            for (int i = 0; i < matrix.numRows; i++) {
                for (int k = 0; k < lambda.length; k++) {
                    result.data[i * lambda.length + k] /= lambda[k];
                }
            }
            return result;
        }
    }

    /** Sums over the blocks: {@code A = I + V Λ⁻¹ Vᵀ = S Sᵀ}, {@code S⁻¹ V Λ⁻¹ y}. */
    private final class Totals {
        private final DMatrixRMaj a;
        private double fit;
        private double logs;

        /** {@code V Λ⁻¹ y}; once solved, {@code S⁻¹} times that. */
        final double[] projected;

        private @Nullable LowerTriangle second;

        Totals(Inner inner) {
            int m = inner.first.size();
            a = new DMatrixRMaj(m, m);
            CommonOps_DDRM.setIdentity(a);
            projected = new double[m];
        }

        void add(Block block) {
            DMatrixRMaj scaled = block.byLambda(block.whitened);
            CommonOps_DDRM.multAddTransB(scaled, block.whitened, a);
            double[] more = times(scaled, block.y);
            for (int i = 0; i < more.length; i++) {
                projected[i] += more[i];
            }
            for (int k = 0; k < block.y.length; k++) {
                fit += block.y[k] * block.y[k] / block.lambda[k];
                logs += Math.log(block.lambda[k]);
            }
        }

        LowerTriangle solve() {
            LowerTriangle factor = LowerTriangle.of(a, "the precision of the inducing points");
            factor.solve(projected);
            for (double c : projected) {
                fit -= c * c;
            }
            logs += factor.logDeterminant();
            second = factor;
            return factor;
        }

        LowerTriangle second() {
            return Objects.requireNonNull(second);
        }

        double logLikelihood() {
            return -0.5 * (fit + logs + scores.length * LOG_2_PI);
        }
    }

    /**
     * With {@code P = Kₘₘ⁻¹ Kₘₙ}, {@code W = ααᵀ - Σ⁻¹} and {@code D} its diagonal: {@code ½ tr(W
     * ∂Σ) = Σ G ∂Kₘₙ - ½ Σ (G Pᵀ) ∂Kₘₘ + ½ Σ D ∂(v + noise)} where {@code G = P (W - D)}.
     */
    private final class Gradient {
        private final Inner inner;
        private final Block block;
        private final LowerTriangle second;
        private final double[] alpha;
        private final double[] diagonal;
        private double trace;

        /** {@code S⁻¹ V}. */
        private final DMatrixRMaj solved;

        Gradient(Inner inner, Block block, Totals totals) {
            this.inner = inner;
            this.block = block;
            this.second = totals.second();
            solved = block.whitened.copy();
            second.solve(solved);
            double[] back = totals.projected.clone();
            second.solveTransposed(back);
            alpha = timesTransposed(block.whitened, back);
            diagonal = new double[alpha.length];
            for (int i = 0; i < solved.numRows; i++) {
                for (int k = 0; k < diagonal.length; k++) {
                    double s = solved.data[i * diagonal.length + k];
                    diagonal[k] += s * s;
                }
            }
            for (int k = 0; k < diagonal.length; k++) {
                double lambda = block.lambda[k];
                alpha[k] = (block.y[k] - alpha[k]) / lambda;
                diagonal[k] = alpha[k] * alpha[k] - (1 - diagonal[k] / lambda) / lambda;
                trace += diagonal[k];
            }
        }

        void fill(double[] gradient) {
            Arrays.fill(gradient, 0);
            DMatrixRMaj p = block.whitened.copy();
            inner.first.solveTransposed(p);
            DMatrixRMaj g = block.byLambda(solved);
            second.solveTransposed(g);
            inner.first.solveTransposed(g);
            double[] pAlpha = times(p, alpha);
            int n = alpha.length;
            for (int i = 0; i < g.numRows; i++) {
                for (int k = 0; k < n; k++) {
                    int at = i * n + k;
                    g.data[at] = pAlpha[i] * alpha[k] - g.data[at] - p.data[at] * diagonal[k];
                }
            }
            DMatrixRMaj gInner = new DMatrixRMaj(g.numRows, g.numRows);
            CommonOps_DDRM.multTransB(g, p, gInner);
            CommonOps_DDRM.elementMult(g, block.cross);
            CommonOps_DDRM.elementMult(gInner, inner.covariance);
            inner.kernel.addGradient(g, inducing, block.part, 1, gradient);
            inner.kernel.addGradient(gInner, inducing, inducing, -0.5, gradient);
            gradient[gradient.length - 2] += 0.5 * trace * inner.kernel.variance();
            gradient[gradient.length - 1] = 0.5 * trace * inner.noise;
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
