package org.molrae.autoencoder.density;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.stream.IntStream;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Scalar;
import org.molrae.autoencoder.SeededInitializer;

/**
 * The networks of a {@link SecondStageVae} while they are trained, with two hidden rectified layers
 * each. A batch is standardized codes, {@code [batch, dimension]}, and so is what is decoded.
 */
final class SecondStageNetwork implements EncoderDecoder {

    private final int dimension;
    private final double noise;
    private final SequentialBlock encoder;
    private final SequentialBlock decoder;

    SecondStageNetwork(int dimension, int width, double noise, NDManager manager, long seed) {
        this.dimension = dimension;
        this.noise = noise;
        encoder = layers(width, new Posterior.Gaussian().encoderWidth(dimension));
        decoder = layers(width, dimension);
        // He et al.'s gain; the seeds of the density's two networks
        encoder.setInitializer(new SeededInitializer(seed, 3), Parameter.Type.WEIGHT);
        decoder.setInitializer(new SeededInitializer(seed + 1, 3), Parameter.Type.WEIGHT);
        encoder.initialize(manager, DataType.FLOAT32, new Shape(1, dimension));
        decoder.initialize(manager, DataType.FLOAT32, new Shape(1, dimension));
    }

    private static SequentialBlock layers(int width, int units) {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(width).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(width).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(units).build());
    }

    @Override
    public int latentDimension() {
        return dimension;
    }

    @Override
    public Block encoder() {
        return encoder;
    }

    @Override
    public Block decoder() {
        return decoder;
    }

    /** {@code Σ_j ½ ((x_j - D_j)² / γ² + log 2π) + log γ}. */
    @Override
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        double constant = dimension * (0.5 * MultivariateNormal.LOG_TWO_PI + Math.log(noise));
        NDArray squares = decoded.sub(batch.get(0)).square().sum(new int[] {1});
        return Scalar.times(squares, 0.5 / (noise * noise)).add((float) constant);
    }

    /** The density that the networks have come to. */
    SecondStageVae density(double[] mean, double[] deviation) {
        return new SecondStageVae(mean, deviation, noise, onHost(encoder), onHost(decoder));
    }

    private static Perceptron onHost(SequentialBlock layers) {
        List<Block> dense =
                layers.getChildren().values().stream().filter(Linear.class::isInstance).toList();
        float[][][] weights = new float[dense.size()][][];
        float[][] biases = new float[dense.size()][];
        for (int layer = 0; layer < weights.length; layer++) {
            NDArray weight = dense.get(layer).getDirectParameters().get("weight").getArray();
            float[] flat = weight.toFloatArray();
            int in = (int) weight.getShape().get(1);
            weights[layer] =
                    IntStream.range(0, flat.length / in)
                            .mapToObj(row -> row(flat, row * in, in))
                            .toArray(float[][]::new);
            biases[layer] =
                    dense.get(layer).getDirectParameters().get("bias").getArray().toFloatArray();
        }
        return new Perceptron(weights, biases);
    }

    private static float[] row(float[] flat, int from, int length) {
        float[] row = new float[length];
        System.arraycopy(flat, from, row, 0, length);
        return row;
    }
}
