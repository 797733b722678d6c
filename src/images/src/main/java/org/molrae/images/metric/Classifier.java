package org.molrae.images.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.SeededInitializer;
import org.molrae.images.data.ImageShape;

/**
 * A small classifier of images, in the form that the core trains: its "encoder" gives features, its
 * "decoder" classes, its "reconstruction loss" is the cross-entropy of the label.
 *
 * <ul>
 *   <li>encoder: {@code [batch, channels, side, side]} in [0, 1]; three convolutions of stride 2 to
 *       16, 32 and 64 channels with batch normalization and rectifiers; a linear layer to the
 *       features, {@code [batch, 64]}
 *   <li>decoder: a rectifier and a linear layer to {@code [batch, classes]}
 * </ul>
 *
 * A batch is images, then labels.
 */
final class Classifier implements EncoderDecoder {

    static final int FEATURES = 64;
    private static final int[] CHANNELS = {16, 32, 64};

    private final SequentialBlock encoder = new SequentialBlock();
    private final SequentialBlock decoder = new SequentialBlock();

    Classifier(ImageShape shape, int classes, NDManager manager, long seed) {
        for (int channels : CHANNELS) {
            encoder.add(
                            Conv2d.builder()
                                    .setFilters(channels)
                                    .setKernelShape(new Shape(3, 3))
                                    .optStride(new Shape(2, 2))
                                    .optPadding(new Shape(1, 1))
                                    .optBias(false)
                                    .build())
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock());
        }
        encoder.add(LambdaBlock.singleton(hidden -> hidden.reshape(hidden.getShape().get(0), -1)))
                .add(Linear.builder().setUnits(FEATURES).build());
        decoder.add(Activation.reluBlock()).add(Linear.builder().setUnits(classes).build());
        initialize(
                encoder, manager, seed, new Shape(1, shape.channels(), shape.side(), shape.side()));
        initialize(decoder, manager, seed + 1, new Shape(1, FEATURES));
    }

    private static void initialize(Block block, NDManager manager, long seed, Shape input) {
        block.setInitializer(new SeededInitializer(seed, 3), Parameter.Type.WEIGHT);
        block.initialize(manager, DataType.FLOAT32, input);
    }

    @Override
    public int latentDimension() {
        return FEATURES;
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
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        NDArray labels = batch.get(1).expandDims(1);
        return decoded.logSoftmax(-1).gather(labels, 1).squeeze(1).neg();
    }
}
