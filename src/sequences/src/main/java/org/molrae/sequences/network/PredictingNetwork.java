package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.Optional;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.Scalar;
import org.molrae.autoencoder.SeededInitializer;

/**
 * A {@link SequenceNetwork} that is trained together with the prediction of properties from the
 * codes that its decoder reads, so that codes come to tell them: one hidden layer gives a normal
 * distribution of each property. Gómez-Bombarelli et al., <i>Automatic Chemical Design Using a
 * Data-Driven Continuous Representation of Molecules</i>, 2018, predict means; the deviation lets
 * noisy codes tell less.
 *
 * <p>A batch ends with the properties, {@code [batch, properties]}, of mean 0 and deviation 1.
 */
public final class PredictingNetwork implements EncoderDecoder {

    private static final int HIDDEN = 128;

    /** Of a property, in units of its own; counts would be told ever more sharply without it. */
    private static final float LEAST_DEVIATION = 0.1f;

    private final SequenceNetwork network;
    private final Block predictor;
    private final int properties;
    private final double weight;

    /**
     * Adds a predictor with seeded initial weights to a network.
     *
     * @param properties how many there are
     * @param weight of their loss, in nats, beside that of the derivations
     * @param manager owner of its parameters
     */
    public PredictingNetwork(
            SequenceNetwork network, int properties, double weight, NDManager manager, long seed) {
        this.network = network;
        this.properties = properties;
        this.weight = weight;
        predictor =
                new SequentialBlock()
                        .add(Linear.builder().setUnits(HIDDEN).build())
                        .add(Activation::relu)
                        .add(Linear.builder().setUnits(2L * properties).build());
        predictor.setInitializer(new SeededInitializer(seed, 1), Parameter.Type.WEIGHT);
        predictor.initialize(manager, DataType.FLOAT32, new Shape(1, network.decoderWidth()));
    }

    @Override
    public int latentDimension() {
        return network.latentDimension();
    }

    @Override
    public Block encoder() {
        return network.encoder();
    }

    @Override
    public Block decoder() {
        return network.decoder();
    }

    @Override
    public Optional<Block> predictor() {
        return Optional.of(predictor);
    }

    @Override
    public NDArray encode(ParameterStore parameters, NDList batch, boolean training) {
        return network.encode(parameters, batch, training);
    }

    @Override
    public NDArray decode(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        return network.decode(parameters, codes, batch, training);
    }

    @Override
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        return network.reconstructionLoss(decoded, batch);
    }

    /** {@code Σ_j (y_j - μ_j)² / 2σ_j² + log σ_j}, averaged over the batch, times the weight. */
    @Override
    public NDArray predictionLoss(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        NDArray told =
                predictor.forward(parameters, new NDList(codes), training).singletonOrThrow();
        NDArray mean = told.get(new NDIndex(":, :" + properties));
        NDArray deviation =
                Activation.softPlus(told.get(new NDIndex(":, " + properties + ":")))
                        .add(LEAST_DEVIATION);
        NDArray off = batch.get(batch.size() - 1).sub(mean).div(deviation);
        NDArray loss = Scalar.times(off.square(), 0.5).add(deviation.log());
        return Scalar.times(loss.sum(new int[] {1}).mean(), weight);
    }
}
