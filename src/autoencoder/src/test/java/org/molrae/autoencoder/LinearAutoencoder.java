package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;

/** A linear encoder and decoder of vectors with squared error: the smallest thing that trains. */
public final class LinearAutoencoder implements EncoderDecoder {

    private final int latentDimension;
    private final Linear encoder;
    private final Linear decoder;

    public LinearAutoencoder(int dimension, int latentDimension, NDManager manager, long seed) {
        this.latentDimension = latentDimension;
        encoder = Linear.builder().setUnits(latentDimension).build();
        decoder = Linear.builder().setUnits(dimension).build();
        encoder.setInitializer(new SeededInitializer(seed, 1), Parameter.Type.WEIGHT);
        decoder.setInitializer(new SeededInitializer(seed + 1, 1), Parameter.Type.WEIGHT);
        encoder.initialize(manager, DataType.FLOAT32, new Shape(1, dimension));
        decoder.initialize(manager, DataType.FLOAT32, new Shape(1, latentDimension));
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
    public NDArray encode(ParameterStore parameters, NDList batch, boolean training) {
        return encoder.forward(parameters, new NDList(batch.get(0)), training).singletonOrThrow();
    }

    @Override
    public NDArray decode(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        return decoder.forward(parameters, new NDList(codes), training).singletonOrThrow();
    }

    @Override
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        return decoded.sub(batch.get(0)).square().sum(new int[] {1});
    }
}
