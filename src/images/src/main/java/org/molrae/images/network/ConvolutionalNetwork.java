package org.molrae.images.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
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
 * The paper's encoder and decoder of images (Ghosh et al., appendix and released code), with {@code
 * c} base channels:
 *
 * <ul>
 *   <li>input: {@code [batch, channels, side, side]} in [0, 1], brought to [-1, 1]
 *   <li>encoder: four convolutions of stride 2 to {@code c, 2c, 4c, 8c} channels, each with batch
 *       normalization and a rectifier, then a linear layer to {@code [batch, encoderWidth]}
 *   <li>decoder: a linear layer from the code to {@code [batch, 8c, 8, 8]}; transposed convolutions
 *       of stride 2 to {@code 4c, 2c} channels (and {@code c} for a side of 64), each with batch
 *       normalization and a rectifier; a convolution to the image and a sigmoid
 *   <li>output: the means of the pixels, {@code [batch, channels, side, side]} in (0, 1)
 * </ul>
 *
 * {@code L_rec = ‖x - D(z)‖²}, summed over channels and pixels: nats of Gaussian pixels of variance
 * ½, up to a constant.
 *
 * <p>Known differences from the released code: batch normalization has PyTorch's ε of 1e-5 and
 * momentum of 0.1 (Keras: 1e-3 and 0.01), no convolution before one has a bias, and a kernel of 5
 * is padded with 2 pixels on both sides (TensorFlow: 1 and 2).
 */
public final class ConvolutionalNetwork implements EncoderDecoder {

    private static final int DECODED_FROM = 8;

    private final ConvolutionalConfig config;
    private final Block encoder;
    private final Block decoder;

    /**
     * Creates a network with seeded initial weights.
     *
     * @param encoderWidth of the encoder's output
     * @param manager owner of the parameters
     */
    public ConvolutionalNetwork(
            ConvolutionalConfig config, int encoderWidth, NDManager manager, long seed) {
        this.config = config;
        ImageShape image = config.image();
        encoder = encoder(config, encoderWidth);
        decoder = decoder(config);
        initialize(
                encoder, manager, seed, new Shape(1, image.channels(), image.side(), image.side()));
        initialize(decoder, manager, seed + 1, new Shape(1, config.latentDimension()));
    }

    private static void initialize(Block block, NDManager manager, long seed, Shape input) {
        // gain 3: between that of a rectifier and Glorot's, as batch normalization rescales anyway
        block.setInitializer(new SeededInitializer(seed, 3), Parameter.Type.WEIGHT);
        block.initialize(manager, DataType.FLOAT32, input);
    }

    private static Block encoder(ConvolutionalConfig config, int encoderWidth) {
        SequentialBlock block = new SequentialBlock();
        block.add(LambdaBlock.singleton(pixels -> pixels.mul(2f).sub(1f)));
        int channels = config.baseChannels();
        for (int i = 0; i < 4; i++) {
            block.add(
                            Conv2d.builder()
                                    .setFilters(channels << i)
                                    .setKernelShape(new Shape(config.kernel(), config.kernel()))
                                    .optStride(new Shape(2, 2))
                                    .optPadding(padding(config))
                                    .optBias(false)
                                    .build())
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock());
        }
        return block.add(
                        LambdaBlock.singleton(
                                pixels -> pixels.reshape(pixels.getShape().get(0), -1)))
                .add(Linear.builder().setUnits(encoderWidth).build());
    }

    private static Shape padding(ConvolutionalConfig config) {
        int padding = config.kernel() == 4 ? 1 : 2;
        return new Shape(padding, padding);
    }

    private static Block decoder(ConvolutionalConfig config) {
        int channels = 8 * config.baseChannels();
        long side = DECODED_FROM;
        Shape first = new Shape(-1, channels, side, side);
        SequentialBlock block =
                new SequentialBlock()
                        .add(Linear.builder().setUnits(channels * side * side).build())
                        .add(LambdaBlock.singleton(hidden -> hidden.reshape(first)));
        for (; side < config.image().side(); side *= 2) {
            block.add(new UpsamplingConvolution(channels, channels / 2, config.kernel()))
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock());
            channels /= 2;
        }
        block.add(
                Conv2d.builder()
                        .setFilters(config.image().channels())
                        .setKernelShape(new Shape(config.kernel(), config.kernel()))
                        .optPadding(new Shape(2, 2))
                        .build());
        if (config.kernel() == 4) {
            // an even kernel leaves a row and a column too many
            NDIndex kept = new NDIndex(":,:,:%d,:%d".formatted(side, side));
            block.add(LambdaBlock.singleton(hidden -> hidden.get(kept)));
        }
        return block.add(Activation.sigmoidBlock());
    }

    /** The shape of the network. */
    public ConvolutionalConfig config() {
        return config;
    }

    @Override
    public int latentDimension() {
        return config.latentDimension();
    }

    @Override
    public Block encoder() {
        return encoder;
    }

    @Override
    public Block decoder() {
        return decoder;
    }

    /** {@code ‖x - D(z)‖²} of each image. */
    @Override
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        return decoded.sub(batch.head()).square().sum(new int[] {1, 2, 3});
    }
}
