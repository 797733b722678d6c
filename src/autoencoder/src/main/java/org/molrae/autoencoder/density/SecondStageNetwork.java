package org.molrae.autoencoder.density;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import java.util.List;
import java.util.stream.IntStream;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.SeededInitializer;

/**
 * The networks of a {@link SecondStageVae} while they are trained: two hidden rectified layers
 * each, and the noise {@code γ = exp(3 tanh c)} of the decoder as a parameter, which keeps it
 * between 0.05 and 20 standard deviations of the codes.
 *
 * <ul>
 *   <li>batch: standardized codes, {@code [batch, dimension]}
 *   <li>decoded: the means and, in the last column, {@code log γ}: {@code [batch, dimension + 1]}
 * </ul>
 */
final class SecondStageNetwork implements EncoderDecoder {

    private static final float LOG_NOISE_BOUND = 3;

    private final int dimension;
    private final SequentialBlock encoder;
    private final Decoder decoder;

    SecondStageNetwork(int dimension, int width, NDManager manager, long seed) {
        this.dimension = dimension;
        encoder = layers(width, new Posterior.Gaussian().encoderWidth(dimension));
        decoder = new Decoder(layers(width, dimension), dimension);
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

    /** The layers and the noise. */
    private static final class Decoder extends AbstractBlock {
        private final SequentialBlock layers;
        private final int dimension;
        private final Parameter logNoise;

        Decoder(SequentialBlock layers, int dimension) {
            this.layers = addChildBlock("layers", layers);
            this.dimension = dimension;
            logNoise =
                    addParameter(
                            Parameter.builder()
                                    .setName("logNoise")
                                    .setType(Parameter.Type.OTHER)
                                    .optShape(new Shape(1, 1))
                                    .optInitializer(Initializer.ZEROS)
                                    .build());
        }

        @Override
        protected void initializeChildBlocks(
                NDManager manager, DataType dataType, Shape... inputShapes) {
            layers.initialize(manager, dataType, inputShapes);
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore parameters,
                NDList inputs,
                boolean training,
                PairList<String, Object> params) {
            NDArray means = layers.forward(parameters, inputs, training).singletonOrThrow();
            NDArray noise =
                    parameters
                            .getValue(logNoise, means.getDevice(), training)
                            .tanh()
                            .mul(LOG_NOISE_BOUND)
                            .broadcast(means.getShape().get(0), 1);
            return new NDList(means.concat(noise, 1));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            return new Shape[] {new Shape(inputShapes[0].get(0), dimension + 1L)};
        }
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

    @Override
    public NDArray encode(ParameterStore parameters, NDList batch, boolean training) {
        return encoder.forward(parameters, new NDList(batch.get(0)), training).singletonOrThrow();
    }

    @Override
    public NDArray decode(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        return decoder.forward(parameters, new NDList(codes), training).singletonOrThrow();
    }

    /** {@code Σ_j ½ ((x_j - D_j)² / γ² + log 2π) + log γ}. */
    @Override
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        NDArray means = decoded.get(new NDIndex(":, :" + dimension));
        NDArray logNoise = decoded.get(new NDIndex(":, " + dimension));
        NDArray squares = means.sub(batch.get(0)).square().sum(new int[] {1});
        return squares.mul(logNoise.mul(-2).exp())
                .mul(0.5f)
                .add(logNoise.mul(dimension))
                .add((float) (0.5 * dimension * MultivariateNormal.LOG_TWO_PI));
    }

    /** The density that the networks have come to. */
    SecondStageVae density(double[] mean, double[] deviation) {
        double raw = decoder.logNoise.getArray().toFloatArray()[0];
        return new SecondStageVae(
                mean,
                deviation,
                Math.exp(LOG_NOISE_BOUND * Math.tanh(raw)),
                onHost(encoder),
                onHost(decoder.layers));
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
