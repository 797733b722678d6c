package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.training.DensityProvenance;

/**
 * Which density to fit to codes, and how.
 *
 * @param name of a {@link DensityFamily}
 * @param components of a mixture
 * @param width of the hidden layers of a second stage
 * @param seed of all that the fit draws
 */
public record DensityEstimator(String name, int components, int width, long seed) {

    /** Components of a mixture where nothing else is asked for, as in the paper. */
    public static final int DEFAULT_COMPONENTS = 10;

    /** Width of a second stage where nothing else is asked for. */
    public static final int DEFAULT_WIDTH = 256;

    /**
     * Checks the name, in capitals or not, and the numbers.
     *
     * @throws IllegalArgumentException if there is no such density, or a number is out of its range
     */
    public DensityEstimator {
        name = DensityFamily.named(name).name();
        if (components < 1 || components > 1024) {
            throw new IllegalArgumentException(
                    "the components must lie between 1 and 1024, are " + components);
        }
    }

    /** A density with its customary settings: 10 components, width 256. */
    public static DensityEstimator of(String name, long seed) {
        return new DensityEstimator(name, DEFAULT_COMPONENTS, DEFAULT_WIDTH, seed);
    }

    /**
     * What is fitted after training, whatever the model: the Gaussian, and the mixture if there are
     * more codes than components.
     *
     * @param components of the mixture
     * @param codes how many there are to fit to
     */
    public static List<DensityEstimator> standard(int components, int codes, long seed) {
        DensityEstimator gaussian = of(MultivariateNormal.NAME, seed);
        return codes > components
                ? List.of(gaussian, mixture(components, seed))
                : List.of(gaussian);
    }

    /** A mixture of this number of Gaussians. */
    public static DensityEstimator mixture(int components, long seed) {
        return new DensityEstimator(GaussianMixture.NAME, components, DEFAULT_WIDTH, seed);
    }

    /**
     * Fits the density to the codes to train on, and judges it by those held out.
     *
     * @param listener is told of the iterations or epochs of a fit that has any
     * @throws IllegalArgumentException if there are too few codes, or one is not finite or of
     *     another dimension than the first; the message names the row
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, which it
     *     stays
     */
    public FittedDensity fit(CodeSplit codes, FitListener listener) {
        DensityFamily family = DensityFamily.named(name);
        List<Double> trace = new ArrayList<>();
        LatentDensity density =
                family.fit(
                        codes.training(),
                        this,
                        (iteration, meanLogLikelihood) -> {
                            trace.add(meanLogLikelihood);
                            listener.iteration(iteration, meanLogLikelihood);
                        });
        @Nullable Double likelihood =
                family.isJudgedByItsOwnCodes() ? judged(family, density, codes.training()) : null;
        return new FittedDensity(
                density,
                new DensityProvenance(
                        family.hasComponents() ? components : null,
                        family.hasWidth() ? width : null,
                        seed,
                        codes.training().length,
                        likelihood,
                        codes.heldOut().length,
                        judged(family, density, codes.heldOut()),
                        bic(density, likelihood, codes.training().length),
                        null,
                        null,
                        trace));
    }

    /** Their mean log-likelihood, of as many as a density of the family is judged by. */
    private static @Nullable Double judged(
            DensityFamily family, LatentDensity density, float[][] codes) {
        if (codes.length == 0) {
            return null;
        }
        return density.meanLogLikelihood(
                Arrays.copyOf(codes, Math.min(codes.length, family.judgedAtMost())));
    }

    /** Bayesian information criterion (Schwarz 1978), where parameters can be counted. */
    private static @Nullable Double bic(
            LatentDensity density, @Nullable Double meanLogLikelihood, int n) {
        OptionalLong parameters = density.freeParameters();
        return meanLogLikelihood == null || parameters.isEmpty()
                ? null
                : parameters.getAsLong() * Math.log(n) - 2 * meanLogLikelihood * n;
    }
}
