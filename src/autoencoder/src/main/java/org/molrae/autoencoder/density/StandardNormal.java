package org.molrae.autoencoder.density;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * The prior {@code N(0, I)}: {@code log p(x) = -½ (d log 2π + ‖x‖²)}.
 *
 * @param dimension {@code d}, dimension of the codes
 */
public record StandardNormal(int dimension) implements LatentDensity {
    public static final String NAME = "prior";

    static final DensityFamily FAMILY =
            new DensityFamily(NAME, "a standard normal") {
                @Override
                LatentDensity fit(
                        float[][] codes, DensityEstimator settings, FitListener listener) {
                    return new StandardNormal(CodeMatrix.of(codes).dimension());
                }

                @Override
                LatentDensity read(DensityTensors tensors) throws ModelFormatException {
                    return StandardNormal.read(tensors);
                }
            };

    private static final int MAX_DIMENSION = 1 << 20;
    private static final String DIMENSION = "dimension";

    /**
     * Checks the dimension.
     *
     * @throws IllegalArgumentException if it is not positive or beyond any code's
     */
    public StandardNormal {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension " + dimension);
        }
    }

    static StandardNormal read(DensityTensors tensors) throws ModelFormatException {
        tensors.requireExactly(DIMENSION);
        long dimension = tensors.integer(DIMENSION);
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw tensors.wrong("dimension " + dimension);
        }
        return new StandardNormal((int) dimension);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double logDensity(double[] code) {
        MultivariateNormal.requireDimension(code.length, dimension);
        double sum = dimension * MultivariateNormal.LOG_TWO_PI;
        for (double value : code) {
            sum += value * value;
        }
        return -0.5 * sum;
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        MultivariateNormal.requireDimension(code.length, dimension);
        double[] deviates = NormalDeviates.draw(rng, dimension);
        for (int j = 0; j < dimension; j++) {
            code[j] = (float) deviates[j];
        }
    }

    @Override
    public Optional<LatentDensity> blurred(double deviation) {
        double[][] covariance = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            covariance[i][i] = 1;
        }
        return MultivariateNormal.of(new double[dimension], covariance).blurred(deviation);
    }

    @Override
    public Map<String, HostTensor> tensors() {
        return Map.of(DIMENSION, HostTensor.of(new long[] {dimension}));
    }
}
