package org.molrae.images.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.GradientTape;

/**
 * A transposed convolution of stride 2 that doubles the side, for kernels of 4 x 4 and 5 x 5.
 *
 * <p>DJL has none for PyTorch, so it is computed as what it is: four convolutions of the input, one
 * for each parity of the output's row and column, whose results interleave (Shi et al., <i>Is the
 * deconvolution layer the same as a convolutional layer?</i>, 2016). In one dimension, a kernel of
 * 4 with padding 1 is {@code y[2i + a] = Σ_{t<2} w_a[t] x[i + a - 1 + t]}; a kernel of 5 with
 * padding 2 and output padding 1 is {@code y[2i + a] = Σ_{t<3} w_a[t] x[i - 1 + t]} with {@code
 * w_1[0] = 0}. The number of weights that count and of multiplications is that of the transposed
 * convolution (44 % more for the kernel of 5, for the zeros, which are zeros of the weight, too,
 * and stay so: no norm of the weight counts them).
 *
 * <ul>
 *   <li>input: {@code [batch, inputs, side, side]}
 *   <li>weight: {@code [4 outputs, inputs, taps, taps]}, taps 2 or 3; the row {@code (2a + b)
 *       outputs + o} belongs to output channel {@code o} at the parities {@code a, b}
 *   <li>output: {@code [batch, outputs, 2 side, 2 side]}; no bias, as batch normalization follows
 * </ul>
 */
final class UpsamplingConvolution extends AbstractBlock {

    private static final Shape ONE = new Shape(1, 1);

    private final int inputs;
    private final int outputs;
    private final int taps;
    private final Parameter weight;
    private @Nullable NDArray mask;

    /**
     * Creates the block.
     *
     * @param kernel 4 or 5
     */
    UpsamplingConvolution(int inputs, int outputs, int kernel) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.taps = (kernel + 1) / 2;
        weight =
                addParameter(
                        Parameter.builder()
                                .setName("weight")
                                .setType(Parameter.Type.WEIGHT)
                                .optShape(new Shape(4L * outputs, inputs, taps, taps))
                                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList list,
            boolean training,
            PairList<String, Object> params) {
        NDArray input = list.singletonOrThrow();
        Device device = input.getDevice();
        NDArray kernels = parameters.getValue(weight, device, training);
        if (mask != null) {
            kernels = kernels.mul(mask);
        }
        NDArray convolved =
                Conv2d.conv2d(input, kernels, null, ONE, ONE, ONE, 1).singletonOrThrow();
        return new NDList(interleaved(convolved, input.getShape().get(2)));
    }

    /** 0 at the taps that a kernel of 5 lacks at odd rows and columns, else 1. */
    private NDArray present(NDManager manager) {
        float[] values = new float[4 * taps * taps];
        for (int parity = 0; parity < 4; parity++) {
            for (int tap = 0; tap < taps * taps; tap++) {
                boolean rowLacks = parity / 2 == 1 && tap / taps == 0;
                boolean columnLacks = parity % 2 == 1 && tap % taps == 0;
                boolean lacking = rowLacks || columnLacks;
                values[parity * taps * taps + tap] = lacking ? 0 : 1;
            }
        }
        return manager.create(values, new Shape(4, 1, taps, taps)).repeat(0, outputs);
    }

    /** From {@code [batch, 4 outputs, ·, ·]} to {@code [batch, outputs, 2 side, 2 side]}. */
    private NDArray interleaved(NDArray convolved, long side) {
        NDArray[] rows = new NDArray[2];
        for (int a = 0; a < 2; a++) {
            NDList columns = new NDList();
            for (int b = 0; b < 2; b++) {
                // a kernel of 4 looks one pixel further at odd rows and columns
                int down = taps == 2 ? a : 0;
                int right = taps == 2 ? b : 0;
                int first = (2 * a + b) * outputs;
                columns.add(
                        convolved.get(
                                new NDIndex(
                                        ":,%d:%d,%d:%d,%d:%d"
                                                .formatted(
                                                        first,
                                                        first + outputs,
                                                        down,
                                                        down + side,
                                                        right,
                                                        right + side))));
            }
            rows[a] = NDArrays.stack(columns, 4);
        }
        return NDArrays.stack(new NDList(rows), 3).reshape(-1, outputs, 2 * side, 2 * side);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape shape = inputShapes[0];
        return new Shape[] {new Shape(shape.get(0), outputs, 2 * shape.get(2), 2 * shape.get(3))};
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        if (inputShapes[0].get(1) != inputs) {
            throw new IllegalArgumentException(
                    inputShapes[0] + " has not the " + inputs + " channels expected");
        }
        if (taps == 3) {
            NDArray present = present(manager);
            NDArray array = weight.getArray();
            GradientTape.unrecorded(() -> array.set(new NDIndex(":"), array.mul(present)));
            mask = present;
        }
    }
}
