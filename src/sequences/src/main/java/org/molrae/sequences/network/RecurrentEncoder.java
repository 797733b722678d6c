package org.molrae.sequences.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Embeds rules, reads them by one GRU from the front and one from the back, and maps the mean and
 * the maximum of their states over the derivation linearly to the code.
 *
 * <ul>
 *   <li>input: rule ids {@code [batch, length]}, padded with {@code rules} at the end
 *   <li>states of either GRU: {@code [length, batch, stateSize]}
 *   <li>output: {@code [batch, width]}
 * </ul>
 *
 * Padding takes no part: either GRU reads the derivation first, the second one in reverse, and what
 * follows its end is left out of mean and maximum. A GRU of PyTorch that reads both ways would
 * begin with the padding.
 */
final class RecurrentEncoder extends AbstractBlock {

    /** Below every state of a GRU, which lies between -1 and 1. */
    private static final float BELOW = -2;

    private final int rules;
    private final int width;
    private final int embeddingSize;
    private final int stateSize;
    private final Parameter embedding;
    private final GRU forward;
    private final GRU backward;
    private final Linear output;

    /**
     * Creates the block.
     *
     * @param embeddingSize width of the rule embedding
     * @param stateSize of either GRU
     * @param rules number of rules; their embedding has one row more, for padding
     * @param width of the output
     */
    RecurrentEncoder(int embeddingSize, int stateSize, int rules, int width) {
        this.rules = rules;
        this.width = width;
        this.embeddingSize = embeddingSize;
        this.stateSize = stateSize;
        embedding =
                addParameter(
                        Parameter.builder()
                                .setName("embedding")
                                .setType(Parameter.Type.WEIGHT)
                                .optShape(new Shape(rules + 1L, embeddingSize))
                                .build());
        forward = addChildBlock("forward", gru());
        backward = addChildBlock("backward", gru());
        output = addChildBlock("output", Linear.builder().setUnits(width).build());
    }

    private GRU gru() {
        return GRU.builder()
                .setNumLayers(1)
                .setStateSize(stateSize)
                .optBatchFirst(false)
                .optReturnState(false)
                .build();
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        forward.initialize(manager, dataType, new Shape(1, 1, embeddingSize));
        backward.initialize(manager, dataType, new Shape(1, 1, embeddingSize));
        output.initialize(manager, dataType, new Shape(1, 4L * stateSize));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray read = inputs.head().transpose().toType(DataType.INT64, false);
        Device device = read.getDevice();
        NDArray table = parameters.getValue(embedding, device, training);
        NDArray present = read.neq(rules).toType(table.getDataType(), false).expandDims(2);
        NDArray lengths = present.sum(new int[] {0}, true);
        NDList pooled = new NDList();
        for (GRU gru : new GRU[] {forward, backward}) {
            NDArray rows = gru == forward ? read : reversed(read);
            NDArray embedded =
                    rows.getNDArrayInternal()
                            .embedding(rows, table, SparseFormat.DENSE)
                            .singletonOrThrow();
            NDArray states =
                    gru.forward(parameters, new NDList(embedded), training).singletonOrThrow();
            NDArray kept = states.mul(present);
            pooled.add(kept.sum(new int[] {0}, true).div(lengths).squeeze(0));
            NDArray outside = present.sub(1).mul(-BELOW);
            pooled.add(kept.add(outside).max(new int[] {0}));
        }
        return output.forward(parameters, new NDList(NDArrays.concat(pooled, 1)), training);
    }

    /** Each derivation from its last rule to its first; what follows is of no use. */
    private NDArray reversed(NDArray read) {
        long length = read.getShape().get(0);
        NDArray last =
                read.neq(rules).toType(DataType.INT64, false).sum(new int[] {0}, true).sub(1);
        NDArray steps = read.getManager().arange((int) length).toType(DataType.INT64, false);
        return read.gather(last.sub(steps.expandDims(1)).maximum(0), 0);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), width)};
    }
}
