package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;

/**
 * An encoder and a decoder made of any blocks, with squared error; a batch is what to encode and,
 * where that is something else, what to decode.
 */
public final class BlockAutoencoder implements EncoderDecoder {

    private final int latentDimension;
    private final Block encoder;
    private final Block decoder;

    /** Any blocks over {@code [batch, …]}, initialized here. */
    public BlockAutoencoder(
            Block encoder,
            Block decoder,
            int dimension,
            int latentDimension,
            DataType type,
            NDManager manager,
            long seed) {
        this(encoder, decoder, dimension, latentDimension, 3, type, manager, seed);
    }

    private BlockAutoencoder(
            Block encoder,
            Block decoder,
            int dimension,
            int latentDimension,
            double gain,
            DataType type,
            NDManager manager,
            long seed) {
        this.latentDimension = latentDimension;
        this.encoder = encoder;
        this.decoder = decoder;
        encoder.setInitializer(new SeededInitializer(seed, gain), Parameter.Type.WEIGHT);
        decoder.setInitializer(new SeededInitializer(seed + 1, gain), Parameter.Type.WEIGHT);
        encoder.initialize(manager, type, new Shape(1, dimension));
        decoder.initialize(manager, type, new Shape(1, latentDimension));
    }

    /** One hidden layer of hyperbolic tangents in each. */
    public static BlockAutoencoder mlp(
            int dimension,
            int hidden,
            int latentDimension,
            Posterior posterior,
            DataType type,
            NDManager manager,
            long seed) {
        return new BlockAutoencoder(
                Blocks.mlp(hidden, posterior.encoderWidth(latentDimension)),
                Blocks.mlp(hidden, dimension),
                dimension,
                latentDimension,
                type,
                manager,
                seed);
    }

    /** A linear map in each: the smallest thing that trains. */
    public static BlockAutoencoder linear(
            int dimension, int latentDimension, NDManager manager, long seed) {
        return new BlockAutoencoder(
                Linear.builder().setUnits(latentDimension).build(),
                Linear.builder().setUnits(dimension).build(),
                dimension,
                latentDimension,
                1,
                DataType.FLOAT32,
                manager,
                seed);
    }

    @Override
    public int latentDimension() {
        return latentDimension;
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
        NDArray errors = decoded.sub(batch.get(batch.size() - 1)).square();
        return errors.reshape(errors.getShape().get(0), -1).sum(new int[] {1});
    }
}
