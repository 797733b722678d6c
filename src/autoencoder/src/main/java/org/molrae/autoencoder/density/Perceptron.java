package org.molrae.autoencoder.density;

import java.util.Map;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A trained multilayer perceptron on the host: dense layers with rectifiers between them.
 * Immutable, and without an engine, so that a density can be sampled from any thread.
 */
final class Perceptron {
    private final float[][][] weights;
    private final float[][] biases;

    /**
     * The layers.
     *
     * @param weights {@code [layers][out][in]}
     * @param biases {@code [layers][out]}
     */
    Perceptron(float[][][] weights, float[][] biases) {
        this.weights = weights;
        this.biases = biases;
    }

    /** Name of a layer's weight, {@code [out, in]}. */
    static String weight(String prefix, int layer) {
        return prefix + "." + layer + ".weight";
    }

    /** Name of a layer's bias, {@code [out]}. */
    static String bias(String prefix, int layer) {
        return prefix + "." + layer + ".bias";
    }

    /**
     * Reads layers whose sizes must fit.
     *
     * @param input of the first layer
     * @param output of the last
     */
    static Perceptron read(DensityTensors tensors, String prefix, int layers, int input, int output)
            throws ModelFormatException {
        float[][][] weights = new float[layers][][];
        float[][] biases = new float[layers][];
        int in = input;
        for (int layer = 0; layer < layers; layer++) {
            String name = weight(prefix, layer);
            int out = layer == layers - 1 ? output : (int) tensors.shape(name, 2)[0];
            double[] values = tensors.reals(name, out, in);
            weights[layer] = new float[out][in];
            for (int i = 0; i < values.length; i++) {
                weights[layer][i / in][i % in] = (float) values[i];
            }
            biases[layer] = floats(tensors.reals(bias(prefix, layer), out));
            in = out;
        }
        return new Perceptron(weights, biases);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Adds the layers to a density's tensors. */
    void addTo(Map<String, HostTensor> tensors, String prefix) {
        for (int layer = 0; layer < weights.length; layer++) {
            int out = weights[layer].length;
            int in = weights[layer][0].length;
            float[] flat = new float[out * in];
            for (int i = 0; i < out; i++) {
                System.arraycopy(weights[layer][i], 0, flat, i * in, in);
            }
            tensors.put(weight(prefix, layer), HostTensor.of(flat, out, in));
            tensors.put(bias(prefix, layer), HostTensor.of(biases[layer].clone(), out));
        }
    }

    /** Its value at a point, {@code [in]}; {@code [out]}. */
    double[] apply(double[] point) {
        double[] value = point;
        for (int layer = 0; layer < weights.length; layer++) {
            double[] next = new double[weights[layer].length];
            boolean hidden = layer < weights.length - 1;
            for (int i = 0; i < next.length; i++) {
                double sum = biases[layer][i] + dot(weights[layer][i], value);
                next[i] = hidden ? Math.max(sum, 0) : sum;
            }
            value = next;
        }
        return value;
    }

    private static double dot(float[] row, double[] vector) {
        // four sums at once: one would wait for each addition
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < row.length; j += 4) {
            s0 += row[j] * vector[j];
            s1 += row[j + 1] * vector[j + 1];
            s2 += row[j + 2] * vector[j + 2];
            s3 += row[j + 3] * vector[j + 3];
        }
        for (; j < row.length; j++) {
            s0 += row[j] * vector[j];
        }
        return s0 + s1 + s2 + s3;
    }
}
