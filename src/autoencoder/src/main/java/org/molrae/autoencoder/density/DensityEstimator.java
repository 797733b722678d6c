package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.training.DensityProvenance;

/**
 * Which density to fit to codes, and how.
 *
 * @param name one of {@link #NAMES}
 * @param components of a mixture
 * @param width of the hidden layers of a second stage
 * @param seed of whatever the fit draws
 */
public record DensityEstimator(String name, int components, int width, long seed) {

    /** All densities by name, from the simplest on. */
    public static final List<String> NAMES =
            List.of(
                    StandardNormal.NAME,
                    MultivariateNormal.NAME,
                    GaussianMixture.NAME,
                    KernelDensity.NAME,
                    SecondStageVae.NAME);

    /** Components of a mixture where nothing else is asked for, as in the paper. */
    public static final int DEFAULT_COMPONENTS = 10;

    /** Width of a second stage where nothing else is asked for. */
    public static final int DEFAULT_WIDTH = 256;

    private static final double REGULARIZATION = 1e-6;

    private static final int JUDGED_AT_MOST = 10_000;

    /**
     * Checks the name, in capitals or not, and the numbers.
     *
     * @throws IllegalArgumentException if there is no such density, or a number is out of its range
     */
    public DensityEstimator {
        name = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown density '%s'; there are %s".formatted(name, String.join(", ", NAMES)));
        }
        if (components < 1 || components > 1024) {
            throw new IllegalArgumentException(
                    "the components must lie between 1 and 1024, are " + components);
        }
    }

    /** A density with its customary settings: 10 components, width 256. */
    public static DensityEstimator of(String name, long seed) {
        return new DensityEstimator(name, DEFAULT_COMPONENTS, DEFAULT_WIDTH, seed);
    }

    /** A mixture of so many Gaussians. */
    public static DensityEstimator mixture(int components, long seed) {
        return new DensityEstimator(GaussianMixture.NAME, components, DEFAULT_WIDTH, seed);
    }

    /**
     * Fits the density to the codes to train on, and judges it by those held out.
     *
     * @param listener is told of the iterations or epochs of a fit that has any
     * @throws IllegalArgumentException if there are too few codes, or one is not finite or of
     *     another dimension than the first; the message names the row
     */
    public FittedDensity fit(CodeSplit codes, FitListener listener) {
        List<Double> trace = new ArrayList<>();
        LatentDensity density =
                density(
                        codes.training(),
                        (iteration, meanLogLikelihood) -> {
                            trace.add(meanLogLikelihood);
                            listener.iteration(iteration, meanLogLikelihood);
                        });
        @Nullable Double likelihood =
                name.equals(KernelDensity.NAME) ? null : judged(density, codes.training());
        return new FittedDensity(
                density,
                new DensityProvenance(
                        name.equals(GaussianMixture.NAME) ? components : null,
                        name.equals(SecondStageVae.NAME) ? width : null,
                        seed,
                        codes.training().length,
                        likelihood,
                        codes.heldOut().length,
                        judged(density, codes.heldOut()),
                        density instanceof GaussianMixture mixture && likelihood != null
                                ? mixture.bic(likelihood, codes.training().length)
                                : null,
                        null,
                        trace));
    }

    private LatentDensity density(float[][] codes, FitListener listener) {
        return switch (name) {
            case StandardNormal.NAME -> new StandardNormal(CodeMatrix.of(codes).dimension());
            case MultivariateNormal.NAME -> MultivariateNormal.fit(codes, REGULARIZATION);
            case GaussianMixture.NAME ->
                    ExpectationMaximization.of(components, seed).fit(codes, listener).density();
            case KernelDensity.NAME -> KernelDensity.fit(codes, seed);
            case SecondStageVae.NAME -> SecondStageFit.of(width, seed).fit(codes, listener);
            default -> throw new IllegalStateException(name);
        };
    }

    /** Of mixtures all codes, of other densities as many as give two digits of the mean. */
    private static @Nullable Double judged(LatentDensity density, float[][] codes) {
        if (codes.length == 0) {
            return null;
        }
        boolean quick = density instanceof GaussianMixture;
        return density.meanLogLikelihood(
                quick ? codes : Arrays.copyOf(codes, Math.min(codes.length, JUDGED_AT_MOST)));
    }
}
