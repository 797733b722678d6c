package org.molrae.search.surrogate;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Of the process itself: cubic in the number of scores (Rasmussen and Williams, <i>Gaussian
 * Processes for Machine Learning</i>, 2006, algorithm 2.1 and equation 5.9).
 */
final class ExactLikelihood implements MarginalLikelihood {
    private final DMatrixRMaj codes;
    private final double[] scores;

    ExactLikelihood(DMatrixRMaj codes, double[] scores) {
        this.codes = codes;
        this.scores = scores;
    }

    @Override
    public double value(Hyperparameters hyperparameters, double @Nullable [] gradient) {
        SquaredExponential kernel = new SquaredExponential(hyperparameters);
        DMatrixRMaj covariance = kernel.matrix(codes, codes);
        LowerTriangle factor = factor(covariance.copy(), hyperparameters);
        double[] alpha = weights(factor);
        if (gradient != null) {
            fill(gradient, kernel, covariance, factor, alpha, hyperparameters.noiseVariance());
        }
        return logLikelihood(factor, alpha);
    }

    private double logLikelihood(LowerTriangle factor, double[] alpha) {
        double fit = 0;
        for (int i = 0; i < scores.length; i++) {
            fit += scores[i] * alpha[i];
        }
        return -0.5 * (fit + factor.logDeterminant() + scores.length * LOG_2_PI);
    }

    /** {@code ½ Σ (ααᵀ - Σ⁻¹)ᵢⱼ ∂Σᵢⱼ}. */
    private void fill(
            double[] gradient,
            SquaredExponential kernel,
            DMatrixRMaj covariance,
            LowerTriangle factor,
            double[] alpha,
            double noise) {
        int n = scores.length;
        Arrays.fill(gradient, 0);
        DMatrixRMaj weighted = factor.inverse();
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int at = i * n + j;
                double w = alpha[i] * alpha[j] - weighted.data[at];
                trace += i == j ? w : 0;
                weighted.data[at] = w * covariance.data[at];
            }
        }
        kernel.addGradient(weighted, codes, codes, 0.5, gradient);
        gradient[gradient.length - 1] = 0.5 * noise * trace;
    }

    @Override
    public Posterior posterior(Hyperparameters hyperparameters) {
        DMatrixRMaj covariance = new SquaredExponential(hyperparameters).matrix(codes, codes);
        LowerTriangle factor = factor(covariance, hyperparameters);
        double[] alpha = weights(factor);
        return new Posterior(codes, alpha, factor, null, logLikelihood(factor, alpha));
    }

    private LowerTriangle factor(DMatrixRMaj covariance, Hyperparameters hyperparameters) {
        for (int i = 0; i < scores.length; i++) {
            covariance.data[i * scores.length + i] += hyperparameters.noiseVariance();
        }
        return LowerTriangle.of(covariance, "the covariance of the scores");
    }

    private double[] weights(LowerTriangle factor) {
        double[] alpha = scores.clone();
        factor.solve(alpha);
        factor.solveTransposed(alpha);
        return alpha;
    }
}
