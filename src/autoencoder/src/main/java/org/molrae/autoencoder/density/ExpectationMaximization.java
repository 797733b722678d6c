package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits a {@link GaussianMixture} by expectation maximization (Dempster, Laird and Rubin 1977) from
 * one k-means start, with the conventions of scikit-learn's {@code GaussianMixture}: from the same
 * start it takes the same steps and stops at the same one. Written here because Smile's is GPL, and
 * that of Commons Math runs on one thread and takes other steps.
 *
 * <p>An iteration takes {@code O(n k d²)} operations; those of the M-step are spared where a
 * responsibility is below 10⁻¹⁸. Beside the codes it needs {@code 8 n} bytes for k-means and {@code
 * 4 k d²} for each thread. The result is the same for any number of threads.
 *
 * <p>A component that loses all its codes (there are fewer distinct codes than components) keeps
 * its place with weight 0.
 *
 * @param components {@code k}, number of Gaussians
 * @param seed of the k-means++ start
 * @param regularization added to every variance
 * @param tolerance the fit ends when the mean log-likelihood changes by less, in nats a code
 * @param maxIterations the fit ends after this number in any case
 * @param threads to compute with
 */
record ExpectationMaximization(
        int components,
        long seed,
        double regularization,
        double tolerance,
        int maxIterations,
        int threads) {

    /**
     * Checks the configuration.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ExpectationMaximization {
        require(components >= 1, "at least one component, not " + components);
        require(
                regularization >= 0 && Double.isFinite(regularization),
                "a regularization of 0 or more, not " + regularization);
        require(tolerance >= 0, "a tolerance of 0 or more, not " + tolerance);
        require(maxIterations >= 1, "at least one iteration, not " + maxIterations);
        require(threads >= 1, "at least one thread, not " + threads);
    }

    /**
     * The customary configuration: regularization 1e-6, tolerance 1e-3, at most 100 iterations, all
     * processors.
     */
    public static ExpectationMaximization of(int components, long seed) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new ExpectationMaximization(components, seed, 1e-6, 1e-3, 100, threads);
    }

    /** Fits a mixture, see {@link #fit(float[][], FitListener)}. */
    public MixtureFit fit(float[][] codes) {
        return fit(codes, FitListener.SILENT);
    }

    /**
     * Fits a mixture, starting from k-means.
     *
     * @param codes {@code [n, dimension]}
     * @param listener is told of every iteration
     * @throws IllegalArgumentException if there are fewer codes than components, one is not finite
     *     or of another dimension than the first (the message names the row), or the codes do not
     *     vary at all and are not regularized
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public MixtureFit fit(float[][] codes, FitListener listener) {
        CodeMatrix matrix = CodeMatrix.of(codes);
        if (matrix.count() < components) {
            throw new IllegalArgumentException(
                    "%d codes for %d components".formatted(matrix.count(), components));
        }
        try (Sweep sweep = new Sweep(matrix, threads)) {
            double[][] centres = KMeans.centres(sweep, components, new SplittableRandom(seed));
            AssignedSums sums = AssignedSums.collect(sweep, new NearestCentre(centres), true);
            return iterate(sweep, maximize(sums.moments, spheres(matrix, centres)), listener);
        }
    }

    /**
     * Fits a mixture, starting from another: to go on where a fit ended, or on other codes.
     *
     * @param codes {@code [n, dimension]}
     * @param start a mixture of as many components
     * @param listener is told of every iteration
     * @throws IllegalArgumentException if the start has other numbers of components or dimensions,
     *     or as {@link #fit(float[][], FitListener)}
     */
    public MixtureFit fit(float[][] codes, GaussianMixture start, FitListener listener) {
        require(
                start.size() == components,
                "a start of %d components, not %d".formatted(components, start.size()));
        CodeMatrix matrix = CodeMatrix.of(codes, start.dimension());
        try (Sweep sweep = new Sweep(matrix, threads)) {
            return iterate(sweep, start, listener);
        }
    }

    private MixtureFit iterate(Sweep sweep, GaussianMixture start, FitListener listener) {
        GaussianMixture mixture = start;
        int n = sweep.codes().count();
        double previous = Double.NEGATIVE_INFINITY;
        boolean converged = false;
        int iteration = 0;
        while (iteration < maxIterations && !converged) {
            iteration++;
            AssignedSums sums = AssignedSums.collect(sweep, new PosteriorAssignment(mixture), true);
            mixture = maximize(sums.moments, mixture);
            double meanLogLikelihood = sums.totalFit() / n;
            listener.iteration(iteration, meanLogLikelihood);
            converged = Math.abs(meanLogLikelihood - previous) < tolerance;
            previous = meanLogLikelihood;
        }
        double sum = 0;
        for (double logDensity : mixture.logDensities(sweep)) {
            sum += logDensity;
        }
        double bic = mixture.bic(sum / n, n);
        return new MixtureFit(mixture, converged, iteration, sum / n, bic);
    }

    /** The M-step. */
    private GaussianMixture maximize(Moments moments, GaussianMixture previous) {
        double total = 0;
        for (int c = 0; c < components; c++) {
            total += moments.weight(c);
        }
        double[] weights = new double[components];
        List<MultivariateNormal> gaussians = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            weights[c] = moments.weight(c) / total;
            gaussians.add(
                    moments.weight(c) > 0
                            ? MultivariateNormal.estimate(
                                    moments.mean(c), moments.covariance(c, regularization))
                            : previous.component(c));
        }
        return GaussianMixture.of(weights, gaussians);
    }

    /** What a cluster without codes is: a sphere of the size of all codes around its centre. */
    private GaussianMixture spheres(CodeMatrix matrix, double[][] centres) {
        double variance = matrix.meanVariance(matrix.mean()) + regularization;
        double[] weights = new double[components];
        Arrays.fill(weights, 1.0 / components);
        List<MultivariateNormal> gaussians = new ArrayList<>();
        for (double[] centre : centres) {
            double[][] covariance = new double[centre.length][centre.length];
            for (int i = 0; i < centre.length; i++) {
                covariance[i][i] = variance;
            }
            gaussians.add(MultivariateNormal.estimate(centre, covariance));
        }
        return GaussianMixture.of(weights, gaussians);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("a mixture needs " + message);
        }
    }
}
