package org.molrae.sequences.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds plain rules, convolves them, and maps the result linearly, with one weight for each
 * position, to the code.
 *
 * <ul>
 *   <li>input: rule ids {@code [batch, length]}, padded with {@code rules}; the length a multiple
 *       of {@link ConvolutionalGruConfig#lengthReduction()}
 *   <li>convolutions: {@code [batch, channels, length / reduction]}, rectified
 *   <li>output: {@code [batch, width]}
 * </ul>
 *
 * Batches of short derivations use only the head of the position weights, so padding beyond a
 * batch's longest derivation costs nothing.
 */
final class ConvolutionalEncoder extends AbstractBlock {

    private final ConvolutionalGruConfig config;
    private final int rules;
    private final int width;
    private final Parameter embedding;
    private final Parameter positions;
    private final Parameter bias;
    private final List<Conv1d> convolutions = new ArrayList<>();

    /**
     * Creates the block.
     *
     * @param rules number of plain rules; their embedding has one row more, for padding
     * @param width of the output
     */
    ConvolutionalEncoder(ConvolutionalGruConfig config, int rules, int width) {
        this.config = config;
        this.rules = rules;
        this.width = width;
        embedding = weight("embedding", new Shape(rules + 1L, config.encoderEmbedding()));
        int last = config.encoderChannels().get(config.encoderChannels().size() - 1);
        int reduced = ceilDiv(config.maxLength(), config.lengthReduction());
        positions = weight("positions", new Shape(width, (long) reduced * last));
        bias =
                addParameter(
                        Parameter.builder()
                                .setName("bias")
                                .setType(Parameter.Type.BIAS)
                                .optShape(new Shape(width))
                                .build());
        for (int i = 0; i < config.encoderChannels().size(); i++) {
            convolutions.add(
                    addChildBlock(
                            "convolution" + i,
                            Conv1d.builder()
                                    .setFilters(config.encoderChannels().get(i))
                                    .setKernelShape(new Shape(config.kernel()))
                                    .optPadding(new Shape(config.kernel() / 2))
                                    .optStride(new Shape(i == 0 ? 1 : 2))
                                    .build()));
        }
    }

    private Parameter weight(String name, Shape shape) {
        return addParameter(
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.WEIGHT)
                        .optShape(shape)
                        .build());
    }

    static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        long channels = config.encoderEmbedding();
        long length =
                (long) ceilDiv(config.maxLength(), config.lengthReduction())
                        * config.lengthReduction();
        Shape shape = new Shape(1, channels, length);
        for (Conv1d convolution : convolutions) {
            convolution.initialize(manager, dataType, shape);
            shape = convolution.getOutputShapes(new Shape[] {shape})[0];
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray padded = inputs.head();
        Device device = padded.getDevice();
        NDArray hidden =
                padded.getNDArrayInternal()
                        .embedding(
                                padded,
                                parameters.getValue(embedding, device, training),
                                SparseFormat.DENSE)
                        .singletonOrThrow()
                        .transpose(0, 2, 1);
        NDArray present = present(padded, hidden.getDataType());
        hidden = hidden.mul(present);
        for (Conv1d convolution : convolutions) {
            hidden =
                    Activation.relu(
                            convolution
                                    .forward(parameters, new NDList(hidden), training)
                                    .singletonOrThrow());
            if (hidden.getShape().get(2) < present.getShape().get(2)) {
                present = present.get(new NDIndex(":, :, ::2"));
            }
            hidden = hidden.mul(present);
        }
        // position-major, so that a shorter batch uses the head of the weights
        NDArray flat = hidden.transpose(0, 2, 1).reshape(hidden.getShape().get(0), -1);
        NDArray weights =
                parameters
                        .getValue(positions, device, training)
                        .get(flat.getManager(), new NDIndex(":, :" + flat.getShape().get(1)));
        return flat.getNDArrayInternal()
                .linear(flat, weights, parameters.getValue(bias, device, training));
    }

    /**
     * 1 up to the length that a derivation is padded to by itself and 0 beyond, {@code [batch, 1,
     * length]}: what is padded further, beside longer derivations, gets the same code.
     */
    private NDArray present(NDArray padded, DataType type) {
        int multiple = config.lengthReduction();
        NDArray lengths = padded.neq(rules).toType(DataType.INT32, false).sum(new int[] {1}, true);
        NDArray own = lengths.add(multiple - 1).div(multiple).floor().mul(multiple);
        NDArray positions = padded.getManager().arange((int) padded.getShape().get(1));
        return positions.expandDims(0).lt(own).toType(type, false).expandDims(1);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), width)};
    }
}
