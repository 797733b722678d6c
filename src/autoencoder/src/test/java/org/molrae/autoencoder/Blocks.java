package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import java.util.function.UnaryOperator;

/** Small smooth networks of every kind of layer that a decoder may have. */
final class Blocks {

    private Blocks() {}

    /** {@code [batch, n]} to {@code [batch, units]}. */
    static Block mlp(int hidden, int units) {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(hidden).build())
                .add(tanh())
                .add(Linear.builder().setUnits(units).build());
    }

    /** {@code [batch, n]} to {@code [batch, 2, 4, 4]}: dense, then a convolution. */
    static Block convolutional() {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(3 * 16).build())
                .add(tanh())
                .add(lambda(hidden -> hidden.reshape(hidden.getShape().get(0), 3, 4, 4)))
                .add(
                        Conv2d.builder()
                                .setFilters(2)
                                .setKernelShape(new Shape(3, 3))
                                .optPadding(new Shape(1, 1))
                                .build());
    }

    /** {@code [batch, n]} to {@code [batch, 5, 4]}: the code at each of five steps of a GRU. */
    static Block recurrent() {
        return new SequentialBlock()
                .add(
                        new LambdaBlock(
                                inputs -> {
                                    NDArray codes = inputs.singletonOrThrow();
                                    // the GRU's own start is in single precision
                                    NDArray start =
                                            codes.getManager()
                                                    .zeros(
                                                            new Shape(
                                                                    1, codes.getShape().get(0), 6),
                                                            codes.getDataType());
                                    return new NDList(codes.expandDims(1).repeat(1, 5), start);
                                }))
                .add(GRU.builder().setNumLayers(1).setStateSize(6).optBatchFirst(true).build())
                .add(Linear.builder().setUnits(4).build());
    }

    private static Block tanh() {
        return new LambdaBlock(Activation::tanh);
    }

    private static Block lambda(UnaryOperator<NDArray> function) {
        return new LambdaBlock(inputs -> new NDList(function.apply(inputs.singletonOrThrow())));
    }
}
