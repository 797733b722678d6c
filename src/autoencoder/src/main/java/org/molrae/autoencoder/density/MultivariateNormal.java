package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Gaussian of full covariance: {@code log p(x) = -½ (d log 2π + log |S| + (x - μ)ᵀ S⁻¹ (x - μ))}.
 */
public final class MultivariateNormal implements LatentDensity {
    public static final String NAME = "gaussian";

    /** Added to variances, so that constant dimensions have a density. */
    private static final double REGULARIZATION = 1e-6;

    static final DensityFamily FAMILY =
            new DensityFamily(NAME, "one Gaussian") {
                @Override
                LatentDensity fit(
                        float[][] codes, DensityEstimator settings, FitListener listener) {
                    return MultivariateNormal.fit(codes, REGULARIZATION);
                }

                @Override
                LatentDensity read(DensityTensors tensors) throws ModelFormatException {
                    return MultivariateNormal.read(tensors);
                }
            };

    static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private static final Logger logger = LoggerFactory.getLogger(MultivariateNormal.class);
    private static final String MEAN = "mean";
    private static final String COVARIANCE = "covariance";

    /** How unequal the halves of a covariance may be, relative to the deviations. */
    private static final double ASYMMETRY = 1e-9;

    private final double[] mean;
    private final double[][] covariance;
    private final CholeskyFactor factor;

    private MultivariateNormal(double[] mean, double[][] covariance, CholeskyFactor factor) {
        this.mean = mean;
        this.covariance = covariance;
        this.factor = factor;
    }

    /**
     * The Gaussian of these parameters.
     *
     * @param mean {@code μ}, {@code [dimension]}
     * @param covariance {@code S}, {@code [dimension, dimension]}
     * @throws IllegalArgumentException if the shapes do not fit, or the covariance is not symmetric
     *     or not positive definite
     */
    public static MultivariateNormal of(double[] mean, double[][] covariance) {
        requireSymmetric(covariance, mean.length);
        double[][] copy = copyOf(covariance);
        CholeskyFactor factor =
                CholeskyFactor.of(copy)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the covariance is not positive definite"));
        return new MultivariateNormal(mean.clone(), copy, factor);
    }

    /**
     * The maximum likelihood estimate, its covariance {@code 1/n Σ (x - μ)(x - μ)ᵀ + regularization
     * · I}.
     *
     * @param codes {@code [n, dimension]}
     * @param regularization added to every variance; 1e-6 is customary
     * @throws IllegalArgumentException if there are no codes, one is not finite or of another
     *     dimension than the first (the message names the row), or the codes do not vary at all and
     *     are not regularized
     */
    public static MultivariateNormal fit(float[][] codes, double regularization) {
        CodeMatrix matrix = CodeMatrix.of(codes);
        double[][] origin = {matrix.mean()};
        try (Sweep sweep = new Sweep(matrix, Runtime.getRuntime().availableProcessors())) {
            Moments moments = AssignedSums.collect(sweep, new NearestCentre(origin), true).moments;
            return estimate(moments.mean(0), moments.covariance(0, regularization));
        }
    }

    /**
     * The Gaussian of an estimated covariance. Rounding can leave that indefinite where dimensions
     * are constant or depend on each other: then the diagonal is raised, as little as it takes.
     *
     * @throws IllegalArgumentException if nothing varies
     */
    static MultivariateNormal estimate(double[] mean, double[][] covariance) {
        Optional<CholeskyFactor> factor = CholeskyFactor.of(covariance);
        double ridge = 1e-14 * trace(covariance) / mean.length;
        while (factor.isEmpty()) {
            if (!(ridge > 0 && ridge < trace(covariance))) {
                throw new IllegalArgumentException(
                        "the codes vary too little for a covariance: raise the regularization");
            }
            ridge *= 10;
            for (int i = 0; i < mean.length; i++) {
                covariance[i][i] += ridge;
            }
            logger.debug("singular covariance: {} added to its diagonal", ridge);
            factor = CholeskyFactor.of(covariance);
        }
        return new MultivariateNormal(mean, covariance, factor.get());
    }

    static MultivariateNormal read(DensityTensors tensors) throws ModelFormatException {
        tensors.requireExactly(MEAN, COVARIANCE);
        int d = (int) tensors.shape(MEAN, 1)[0];
        double[] mean = tensors.reals(MEAN, d);
        double[] covariance = tensors.reals(COVARIANCE, d, d);
        try {
            return of(mean, DensityTensors.matrix(covariance, 0, d, d));
        } catch (IllegalArgumentException e) {
            throw tensors.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The mean, {@code [dimension]}. */
    public double[] mean() {
        return mean.clone();
    }

    /** The covariance, {@code [dimension, dimension]}. */
    public double[][] covariance() {
        return copyOf(covariance);
    }

    CholeskyFactor factor() {
        return factor;
    }

    /** The log density at a squared Mahalanobis distance from the mean. */
    double logDensityAt(double squaredDistance) {
        return -0.5 * (mean.length * LOG_TWO_PI + factor.logDeterminant + squaredDistance);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public double logDensity(double[] code) {
        requireDimension(code.length, mean.length);
        double[] deviation = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            deviation[j] = code[j] - mean[j];
        }
        return logDensityAt(factor.squaredDistance(deviation));
    }

    @Override
    public double[] logDensities(float[][] codes) {
        return GaussianMixture.of(this).logDensities(codes);
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        requireDimension(code.length, mean.length);
        double[] deviation = factor.correlate(NormalDeviates.draw(rng, mean.length));
        for (int j = 0; j < mean.length; j++) {
            code[j] = (float) (mean[j] + deviation[j]);
        }
    }

    @Override
    public Optional<LatentDensity> blurred(double deviation) {
        return Optional.of(wider(deviation));
    }

    /** This Gaussian with a variance added to each dimension's. */
    MultivariateNormal wider(double deviation) {
        double[][] wider = copyOf(covariance);
        for (int i = 0; i < wider.length; i++) {
            wider[i][i] += deviation * deviation;
        }
        return of(mean, wider);
    }

    @Override
    public Map<String, HostTensor> tensors() {
        int d = mean.length;
        double[] flat = Arrays.stream(covariance).flatMapToDouble(Arrays::stream).toArray();
        return Map.of(MEAN, HostTensor.of(mean, d), COVARIANCE, HostTensor.of(flat, d, d));
    }

    static void requireDimension(int dimension, int expected) {
        if (dimension != expected) {
            throw new IllegalArgumentException(
                    "a code of %d dimensions for a density over %d".formatted(dimension, expected));
        }
    }

    private static void requireSymmetric(double[][] covariance, int d) {
        if (d == 0 || covariance.length != d) {
            throw new IllegalArgumentException("the covariance does not fit the mean");
        }
        for (int i = 0; i < d; i++) {
            if (covariance[i].length != d) {
                throw new IllegalArgumentException("the covariance does not fit the mean");
            }
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                if (!(Math.abs(covariance[i][j] - covariance[j][i]) <= ASYMMETRY * scale)) {
                    throw new IllegalArgumentException("the covariance is not symmetric");
                }
            }
        }
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }

    private static double[][] copyOf(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
