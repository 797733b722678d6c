package org.molrae.autoencoder.density;

import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * The shape and weights of a denoiser: a residual perceptron that reads a noisy point and the
 * logarithm of its noise.
 *
 * <p>{@code h = W_i [x, e] + b_i}, then for each block {@code h += V silu(W silu(h) + U e + b) +
 * c}, and {@code W_o silu(h) + b_o}; {@code e} are sines and cosines of the logarithm of the noise.
 * Weights are {@code [in, out]}.
 *
 * @param dimension of points
 * @param width of the hidden layers
 * @param blocks number of residual blocks
 * @param weights by name, flat, row-major
 */
record DenoisingNetwork(int dimension, int width, int blocks, Map<String, float[]> weights) {

    /** Frequencies of the noise's embedding. */
    static final int FREQUENCIES = 8;

    /** Numbers that the noise is embedded in. */
    static final int EMBEDDING = 2 * FREQUENCIES;

    static final String INPUT = "input";
    static final String OUTPUT = "output";
    static final String WEIGHT = ".weight";
    static final String BIAS = ".bias";
    static final String NOISE = ".noise";
    static final String EXPANSION = ".first";
    static final String REDUCTION = ".second";

    /** The shapes of all weights, in a fixed order. */
    static Map<String, long[]> shapes(int dimension, int width, int blocks) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(INPUT + WEIGHT, new long[] {dimension + EMBEDDING, width});
        shapes.put(INPUT + BIAS, new long[] {width});
        for (int block = 0; block < blocks; block++) {
            String name = "block." + block;
            shapes.put(name + EXPANSION + WEIGHT, new long[] {width, width});
            shapes.put(name + EXPANSION + BIAS, new long[] {width});
            shapes.put(name + NOISE + WEIGHT, new long[] {EMBEDDING, width});
            shapes.put(name + REDUCTION + WEIGHT, new long[] {width, width});
            shapes.put(name + REDUCTION + BIAS, new long[] {width});
        }
        shapes.put(OUTPUT + WEIGHT, new long[] {width, dimension});
        shapes.put(OUTPUT + BIAS, new long[] {dimension});
        return shapes;
    }

    Map<String, long[]> shapes() {
        return shapes(dimension, width, blocks);
    }

    /** The embedding of a noise's logarithm, {@code [EMBEDDING]}. */
    static float[] embedding(double logNoise) {
        float[] embedding = new float[EMBEDDING];
        for (int k = 0; k < FREQUENCIES; k++) {
            double angle = logNoise * 0.25 * (1 << k);
            embedding[2 * k] = (float) Math.sin(angle);
            embedding[2 * k + 1] = (float) Math.cos(angle);
        }
        return embedding;
    }

    /** Reads the weights of a density. */
    static DenoisingNetwork read(DensityTensors tensors, int dimension, int width, int blocks)
            throws ModelFormatException {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (Map.Entry<String, long[]> entry : shapes(dimension, width, blocks).entrySet()) {
            double[] values = tensors.reals(entry.getKey(), entry.getValue());
            float[] narrow = new float[values.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) values[i];
            }
            weights.put(entry.getKey(), narrow);
        }
        return new DenoisingNetwork(dimension, width, blocks, weights);
    }

    /** Adds the weights to a density's tensors. */
    void addTo(Map<String, HostTensor> tensors) {
        shapes().forEach((name, shape) -> tensors.put(name, HostTensor.of(weight(name), shape)));
    }

    float[] weight(String name) {
        float[] weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException(name);
        }
        return weight;
    }
}
