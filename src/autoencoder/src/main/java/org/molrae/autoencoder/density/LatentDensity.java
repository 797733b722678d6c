package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A probability density over latent codes of a fixed dimension. Implementations are immutable and
 * may be shared between threads.
 */
public interface LatentDensity extends CodeSource {
    /** The type's name in files and on the command line, as {@code gmm}. */
    String name();

    /**
     * The density that codes are drawn from where so much noise is added to them before they are
     * decoded: this one, unless it has a part that holds at one level only.
     *
     * @param noise as a multiple of the deviation that the decoder was trained with; 0 for none
     */
    @Override
    default LatentDensity at(double noise) {
        return this;
    }

    /** The number of free parameters, where they are few enough to count against a likelihood. */
    default OptionalLong freeParameters() {
        return OptionalLong.empty();
    }

    /**
     * Log density of a code.
     *
     * @param code {@code [dimension]}; NaN gives NaN
     * @return nats
     * @throws IllegalArgumentException if the code has another dimension
     */
    double logDensity(double[] code);

    /** Log density of a code, see {@link #logDensity(double[])}. */
    default double logDensity(float[] code) {
        double[] wide = new double[code.length];
        for (int j = 0; j < code.length; j++) {
            wide[j] = code[j];
        }
        return logDensity(wide);
    }

    /**
     * Log densities of many codes, equal to those of {@link #logDensity(float[])} but for rounding.
     *
     * @param codes {@code [n, dimension]}
     * @return {@code [n]}, nats
     * @throws IllegalArgumentException if there are no codes, or one is not finite or of another
     *     dimension; the message names the row
     */
    default double[] logDensities(float[][] codes) {
        CodeMatrix.of(codes, dimension());
        double[] result = new double[codes.length];
        Arrays.parallelSetAll(result, row -> logDensity(codes[row]));
        return result;
    }

    /**
     * Mean log-likelihood of codes: {@code 1/n Σ log p(x)}, the larger the better the fit.
     *
     * @param codes {@code [n, dimension]}
     * @return nats a code
     * @throws IllegalArgumentException as {@link #logDensities}
     */
    default double meanLogLikelihood(float[][] codes) {
        double sum = 0;
        for (double logDensity : logDensities(codes)) {
            sum += logDensity;
        }
        return sum / codes.length;
    }

    /**
     * The density of codes of this one with independent Gaussian noise added; empty for a density
     * that has no such form.
     *
     * @param deviation of the noise in each dimension, not negative
     */
    default Optional<LatentDensity> blurred(double deviation) {
        return Optional.empty();
    }

    /** The parameters, from which {@link #read} makes an equal density. */
    Map<String, HostTensor> tensors();

    /**
     * Makes a density of its parameters.
     *
     * @param type a density's {@link #name}
     * @param tensors its {@link #tensors}; any floating-point type will do for real parameters
     * @throws ModelFormatException if the type is unknown, or the tensors do not describe a density
     *     of it: missing or superfluous ones, shapes that do not fit together, numbers that are not
     *     finite, a covariance that is not positive definite, weights that do not sum to 1
     */
    static LatentDensity read(String type, Map<String, HostTensor> tensors)
            throws ModelFormatException {
        for (DensityFamily family : DensityFamily.all()) {
            if (family.name().equals(type)) {
                return family.read(new DensityTensors(type, tensors));
            }
        }
        throw new ModelFormatException(
                "unknown latent density '%s'; known are %s"
                        .formatted(type, String.join(", ", DensityFamily.names())));
    }
}
