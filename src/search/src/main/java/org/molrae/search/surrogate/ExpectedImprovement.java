package org.molrae.search.surrogate;

import org.jspecify.annotations.Nullable;

/**
 * Expected improvement on an incumbent, for minimisation: {@code E max(0, f* - f(x)) = σ h(u)} with
 * {@code u = (f* - μ) / σ} and {@code h(u) = φ(u) + u Φ(u)} (Jones, Schonlau and Welch,
 * <i>Efficient Global Optimization of Expensive Black-Box Functions</i>, 1998, equation 15). {@code
 * f} is the score without its noise.
 *
 * <p>{@link #logValue} stays informative where the value underflows (Ament et al., <i>Unexpected
 * Improvements to Expected Improvement</i>, NeurIPS 2023).
 *
 * @param process predicts the scores
 * @param incumbent {@code f*}, the score to improve on
 */
public record ExpectedImprovement(GaussianProcess process, double incumbent) {
    private static final double LOG_ROOT_2_PI = 0.5 * Math.log(2 * Math.PI);

    /** Below this the distribution function is had from Mills' ratio. */
    private static final double TAIL = -3;

    /** Beyond this {@code 1 - t M(t)} is its limit, {@code 1 / t²}, to 1e-6. */
    private static final double FAR = 1e3;

    /**
     * The expected improvement of a Gaussian.
     *
     * @param deviation {@code σ}, positive
     */
    public static double of(double mean, double deviation, double incumbent) {
        return deviation * Math.exp(logImprovement((incumbent - mean) / deviation));
    }

    /** The expected improvement at a code, in units of the scores. */
    public double value(double[] code) {
        Prediction prediction = process.predict(code);
        return of(prediction.mean(), Math.sqrt(prediction.variance()), incumbent);
    }

    /**
     * The logarithm of the expected improvement at a code.
     *
     * @param gradient {@code [d]}, overwritten by the derivatives; null if they are not wanted
     */
    public double logValue(double[] code, double @Nullable [] gradient) {
        double[] means = gradient == null ? null : new double[code.length];
        double[] variances = gradient == null ? null : new double[code.length];
        Prediction prediction = process.predict(code, means, variances);
        double deviation = Math.sqrt(prediction.variance());
        double u = (incumbent - prediction.mean()) / deviation;
        double log = logImprovement(u);
        if (gradient != null && means != null && variances != null) {
            // h' = Φ; du = -(dμ + u dσ) / σ
            double slope = slope(u, log) / deviation;
            for (int j = 0; j < code.length; j++) {
                double spread = variances[j] / (2 * deviation);
                gradient[j] = spread / deviation - slope * (means[j] + u * spread);
            }
        }
        return Math.log(deviation) + log;
    }

    /** {@code log h(u)}. */
    static double logImprovement(double u) {
        if (u >= TAIL) {
            return Math.log(density(u) + u * cumulative(u));
        }
        double t = -u;
        double rest = t > FAR ? 1 / (t * t) : 1 - t * mills(t);
        return -0.5 * u * u - LOG_ROOT_2_PI + Math.log(rest);
    }

    /** {@code Φ / h}, the derivative of {@code log h}. */
    private static double slope(double u, double log) {
        if (u >= TAIL) {
            return cumulative(u) / Math.exp(log);
        }
        double t = -u;
        return t > FAR ? t : mills(t) / (1 - t * mills(t));
    }

    static double density(double u) {
        return Math.exp(-0.5 * u * u - LOG_ROOT_2_PI);
    }

    /** {@code Φ(u)}, relative error below 1e-12. */
    static double cumulative(double u) {
        if (u < TAIL) {
            return density(u) * mills(-u);
        }
        if (u > -TAIL) {
            return 1 - density(u) * mills(u);
        }
        // Marsaglia, Evaluating the Normal Distribution, J. Stat. Software 11, 2004
        double sum = u;
        double term = u;
        for (int i = 3; Math.abs(term) > 1e-18; i += 2) {
            term *= u * u / i;
            sum += term;
        }
        return 0.5 + density(u) * sum;
    }

    /** Mills' ratio {@code (1 - Φ(t)) / φ(t)} from 3 on, by Laplace's continued fraction. */
    private static double mills(double t) {
        double tail = t;
        for (int k = 120; k >= 1; k--) {
            tail = t + k / tail;
        }
        return 1 / tail;
    }
}
