package org.molrae.search.surrogate;

import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The log marginal likelihood of centred scores, and the posterior given them. */
sealed interface MarginalLikelihood permits ExactLikelihood, FitcLikelihood {
    /** {@code log 2π}. */
    double LOG_2_PI = Math.log(2 * Math.PI);

    /**
     * The log marginal likelihood, nats.
     *
     * @param gradient {@code [d + 2]}, overwritten by the derivatives by {@link
     *     Hyperparameters#logs}; null if they are not wanted
     * @throws ArithmeticException if a covariance is not positive definite
     */
    double value(Hyperparameters hyperparameters, double @Nullable [] gradient);

    /** The posterior that predictions are made from. */
    Posterior posterior(Hyperparameters hyperparameters);

    /**
     * A posterior {@code f(x) ~ N(wᵀk, v - ‖F⁻¹k‖² + ‖S⁻¹F⁻¹k‖²)} with {@code k = k(centres, x)}.
     * {@code F} is {@code first}, {@code S} is {@code second}, null where its term is absent. The
     * centres, {@code [m, d]}, are the codes or the inducing points.
     */
    final class Posterior {
        final DMatrixRMaj centres;
        final double[] weights;
        final LowerTriangle first;
        final @Nullable LowerTriangle second;
        final double logLikelihood;

        Posterior(
                DMatrixRMaj centres,
                double[] weights,
                LowerTriangle first,
                @Nullable LowerTriangle second,
                double logLikelihood) {
            this.centres = centres;
            this.weights = weights;
            this.first = first;
            this.second = second;
            this.logLikelihood = logLikelihood;
        }
    }
}
