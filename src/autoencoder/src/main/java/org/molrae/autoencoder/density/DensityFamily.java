package org.molrae.autoencoder.density;

import java.util.List;
import java.util.Locale;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A family of densities: its name, what fits one of it to codes, and what reads one of a file.
 *
 * <p>To add one, write the density with its family beside it, as the others have it, and add its
 * line to {@link Registered}.
 */
public abstract class DensityFamily {

    /** Codes that give two digits of a mean log-likelihood. */
    private static final int ENOUGH = 10_000;

    private final String name;
    private final String description;

    /**
     * A family.
     *
     * @param name on the command line and in files, in lower case
     * @param description for help texts: an indefinite noun phrase
     */
    DensityFamily(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** The families, from the simplest on; apart, as the densities' classes need this one first. */
    private static final class Registered {
        static final List<DensityFamily> ALL =
                List.of(
                        StandardNormal.FAMILY,
                        MultivariateNormal.FAMILY,
                        GaussianMixture.FAMILY,
                        KernelDensity.FAMILY,
                        SecondStageVae.FAMILY,
                        FlowDensity.FAMILY);

        private Registered() {}
    }

    /** All families, from the simplest on. */
    public static List<DensityFamily> all() {
        return Registered.ALL;
    }

    /** Their names, from the simplest on. */
    public static List<String> names() {
        return all().stream().map(DensityFamily::name).toList();
    }

    /**
     * The family of this name, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DensityFamily named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (DensityFamily family : all()) {
            if (family.name.equals(wanted)) {
                return family;
            }
        }
        throw new IllegalArgumentException(
                "unknown density '%s'; there are %s".formatted(wanted, String.join(", ", names())));
    }

    /** The name on the command line and in files, as {@code gmm}. */
    public final String name() {
        return name;
    }

    /** A description of its densities, as {@code a mixture of Gaussians}. */
    public final String description() {
        return description;
    }

    /**
     * Fits a density to codes.
     *
     * @param settings of which it takes what it has use for
     * @param listener is told of the iterations or epochs of a fit that has any
     * @throws IllegalArgumentException as {@link DensityEstimator#fit}
     */
    abstract LatentDensity fit(float[][] codes, DensityEstimator settings, FitListener listener);

    /**
     * Makes a density of its stored parameters.
     *
     * @throws ModelFormatException if they describe none of this family
     */
    abstract LatentDensity read(DensityTensors tensors) throws ModelFormatException;

    /** Whether its densities are mixtures of a chosen number of components. */
    public boolean hasComponents() {
        return false;
    }

    /** Whether its densities are networks with hidden layers of a chosen width. */
    public boolean hasWidth() {
        return false;
    }

    /** Whether it can be told by the codes that it was fitted to how good a fit is. */
    boolean isJudgedByItsOwnCodes() {
        return true;
    }

    /** How many codes a fit is judged by at most. */
    int judgedAtMost() {
        return ENOUGH;
    }
}
