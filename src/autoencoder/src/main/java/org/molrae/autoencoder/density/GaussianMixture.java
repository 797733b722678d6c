package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A mixture of Gaussians of full covariance: {@code p(x) = Σ_c w_c N(x; μ_c, S_c)}. Fitted by
 * {@link ExpectationMaximization}.
 */
public final class GaussianMixture implements LatentDensity {
    /** The family's name. */
    public static final String NAME = "gmm";

    static final DensityFamily FAMILY =
            new DensityFamily(NAME, "a mixture of Gaussians") {
                @Override
                LatentDensity fit(
                        float[][] codes, DensityEstimator settings, FitListener listener) {
                    return ExpectationMaximization.of(settings.components(), settings.seed())
                            .fit(codes, listener)
                            .density();
                }

                @Override
                LatentDensity read(DensityTensors tensors) throws ModelFormatException {
                    return TiltedMixture.isIn(tensors)
                            ? TiltedMixture.read(tensors)
                            : GaussianMixture.read(tensors);
                }

                @Override
                public boolean hasComponents() {
                    return true;
                }

                @Override
                int judgedAtMost() {
                    return Integer.MAX_VALUE;
                }
            };

    private static final String WEIGHTS = "weights";
    private static final String MEANS = "means";
    private static final String COVARIANCES = "covariances";

    /** Weights may have been stored in single precision. */
    private static final double WEIGHT_TOLERANCE = 1e-6;

    private final double[] weights;
    private final double[] logWeights;
    private final List<MultivariateNormal> components;

    private GaussianMixture(double[] weights, List<MultivariateNormal> components) {
        this.weights = weights;
        this.components = components;
        logWeights = Arrays.stream(weights).map(Math::log).toArray();
    }

    /**
     * The mixture of these components.
     *
     * @param weights {@code w}, one a component, not negative, summing to 1 within 1e-6
     * @param components Gaussians of one dimension
     * @throws IllegalArgumentException if the weights are others or the dimensions differ
     */
    public static GaussianMixture of(double[] weights, List<MultivariateNormal> components) {
        if (weights.length != components.size() || weights.length == 0) {
            throw new IllegalArgumentException(
                    "%d weights for %d components".formatted(weights.length, components.size()));
        }
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("a component has the weight " + weight);
            }
            sum += weight;
        }
        if (!(Math.abs(sum - 1) <= WEIGHT_TOLERANCE)) {
            throw new IllegalArgumentException("the weights sum to " + sum);
        }
        int dimension = components.get(0).dimension();
        if (components.stream().anyMatch(component -> component.dimension() != dimension)) {
            throw new IllegalArgumentException("the components differ in dimension");
        }
        return new GaussianMixture(weights.clone(), List.copyOf(components));
    }

    /** The mixture of a single component. */
    static GaussianMixture of(MultivariateNormal component) {
        return new GaussianMixture(new double[] {1}, List.of(component));
    }

    /**
     * The mixture among stored parameters.
     *
     * @param others that may stand beside it
     */
    static GaussianMixture read(DensityTensors tensors, String... others)
            throws ModelFormatException {
        List<String> names = new ArrayList<>(List.of(WEIGHTS, MEANS, COVARIANCES));
        names.addAll(List.of(others));
        tensors.requireExactly(names.toArray(String[]::new));
        long[] shape = tensors.shape(MEANS, 2);
        int k = (int) shape[0];
        int d = (int) shape[1];
        double[] weights = tensors.reals(WEIGHTS, k);
        double[][] means = DensityTensors.matrix(tensors.reals(MEANS, k, d), 0, k, d);
        double[] covariances = tensors.reals(COVARIANCES, k, d, d);
        MultivariateNormal[] components = new MultivariateNormal[k];
        int c = 0;
        try {
            for (; c < k; c++) {
                double[][] covariance = DensityTensors.matrix(covariances, c, d, d);
                components[c] = MultivariateNormal.of(means[c], covariance);
            }
            return of(weights, List.of(components));
        } catch (IllegalArgumentException e) {
            String where = c < k ? "component " + c + ": " : "";
            throw tensors.wrong(where + e.getMessage());
        }
    }

    /** Number of components. */
    public int size() {
        return weights.length;
    }

    /** The weights {@code w}, {@code [size]}; 0 for a component that no code supports. */
    public double[] weights() {
        return weights.clone();
    }

    /** The Gaussians, one a component. */
    public List<MultivariateNormal> components() {
        return components;
    }

    /**
     * The exponentially tilted mixture, {@code q(z) ∝ p(z) exp(vᵀz)}: of all densities with its
     * mean along {@code v} the one nearest to this one. Component {@code c} moves to {@code μ_c +
     * S_c v} and weighs {@code w_c exp(vᵀμ_c + vᵀS_c v / 2)}.
     *
     * @param direction {@code v}, {@code [dimension]}
     * @throws IllegalArgumentException if it is of another dimension, or too long for double
     *     precision
     */
    public GaussianMixture tilted(double[] direction) {
        int d = dimension();
        if (direction.length != d) {
            throw new IllegalArgumentException(
                    "a direction of %d dimensions for codes of %d".formatted(direction.length, d));
        }
        double[] logs = new double[size()];
        List<MultivariateNormal> moved = new ArrayList<>(size());
        for (int c = 0; c < logs.length; c++) {
            double[] mean = components.get(c).mean();
            double[][] covariance = components.get(c).covariance();
            logs[c] = logWeights[c];
            for (int i = 0; i < d; i++) {
                double shift = 0;
                for (int j = 0; j < d; j++) {
                    shift += covariance[i][j] * direction[j];
                }
                logs[c] += direction[i] * (mean[i] + shift / 2);
                mean[i] += shift;
            }
            moved.add(MultivariateNormal.of(mean, covariance));
        }
        double most = Arrays.stream(logs).max().orElseThrow();
        double[] tilted = Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray();
        double sum = Arrays.stream(tilted).sum();
        return of(Arrays.stream(tilted).map(weight -> weight / sum).toArray(), moved);
    }

    MultivariateNormal component(int c) {
        return components.get(c);
    }

    double logWeight(int c) {
        return logWeights[c];
    }

    /** Free parameters: {@code k - 1} weights, {@code k d} means, {@code k d (d + 1) / 2}. */
    public long parameterCount() {
        long k = size();
        long d = dimension();
        return k - 1 + k * d + k * d * (d + 1) / 2;
    }

    /**
     * Bayesian information criterion on codes (Schwarz 1978): {@code p log n - 2 Σ log p(x)}. Of
     * mixtures fitted to the same codes the one with the least is to be preferred.
     *
     * @param codes {@code [n, dimension]}
     * @throws IllegalArgumentException as {@link #logDensities}
     */
    public double bic(float[][] codes) {
        return bic(meanLogLikelihood(codes), codes.length);
    }

    double bic(double meanLogLikelihood, int n) {
        return parameterCount() * Math.log(n) - 2 * meanLogLikelihood * n;
    }

    @Override
    public OptionalLong freeParameters() {
        return OptionalLong.of(parameterCount());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimension() {
        return components.get(0).dimension();
    }

    @Override
    public double logDensity(double[] code) {
        double[] logs = new double[size()];
        for (int c = 0; c < logs.length; c++) {
            logs[c] = logWeights[c] + components.get(c).logDensity(code);
        }
        double max = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - max);
        }
        return max + Math.log(sum);
    }

    @Override
    public double[] logDensities(float[][] codes) {
        CodeMatrix matrix = CodeMatrix.of(codes, dimension());
        try (Sweep sweep = new Sweep(matrix, Runtime.getRuntime().availableProcessors())) {
            return logDensities(sweep);
        }
    }

    double[] logDensities(Sweep sweep) {
        double[] result = new double[sweep.codes().count()];
        PosteriorAssignment assignment = new PosteriorAssignment(this);
        sweep.run(
                () -> new TileScores(size()),
                (tile, scores) -> {
                    assignment.assign(tile, scores);
                    System.arraycopy(scores.fits, 0, result, tile.first(), tile.size());
                },
                scores -> {});
        return result;
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        double left = rng.nextDouble();
        int chosen = 0;
        for (int c = 0; c < weights.length; c++) {
            // rounding may leave a little after the last: then the last that has any weight
            if (weights[c] > 0) {
                chosen = c;
                left -= weights[c];
                if (left < 0) {
                    break;
                }
            }
        }
        components.get(chosen).sample(rng, code);
    }

    @Override
    public Optional<LatentDensity> blurred(double deviation) {
        return Optional.of(
                of(
                        weights,
                        components.stream().map(component -> component.wider(deviation)).toList()));
    }

    @Override
    public Map<String, HostTensor> tensors() {
        int k = size();
        int d = dimension();
        double[] means = new double[k * d];
        double[] covariances = new double[k * d * d];
        for (int c = 0; c < k; c++) {
            System.arraycopy(components.get(c).mean(), 0, means, c * d, d);
            double[][] covariance = components.get(c).covariance();
            for (int i = 0; i < d; i++) {
                System.arraycopy(covariance[i], 0, covariances, (c * d + i) * d, d);
            }
        }
        return Map.of(
                WEIGHTS, HostTensor.of(weights, k),
                MEANS, HostTensor.of(means, k, d),
                COVARIANCES, HostTensor.of(covariances, k, d, d));
    }
}
