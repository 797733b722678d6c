package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * Kusner's encoder: rectified valid convolutions over one-hot rules, each normalized if the
 * configuration says so, a rectified dense layer, and a linear one.
 *
 * <ul>
 *   <li>input: rule ids {@code [batch, T]}, padded with {@code rules}, whose one-hot column is the
 *       authors' padding production
 *   <li>output: {@code [batch, width]}
 * </ul>
 */
final class KusnerEncoder extends AbstractBlock {

    private final KusnerConfig config;
    private final int rules;
    private final int width;
    private final List<Conv1d> convolutions = new ArrayList<>();
    private final List<BatchNorm> norms = new ArrayList<>();
    private final Linear dense;
    private final Linear output;

    KusnerEncoder(KusnerConfig config, int rules, int width) {
        this.config = config;
        this.rules = rules;
        this.width = width;
        for (int i = 0; i < config.filters().size(); i++) {
            convolutions.add(
                    addChildBlock(
                            "convolution" + i,
                            Conv1d.builder()
                                    .setFilters(config.filters().get(i))
                                    .setKernelShape(new Shape(config.kernels().get(i)))
                                    .build()));
            if (config.batchNormalization()) {
                norms.add(addChildBlock("norm" + i, BatchNorm.builder().build()));
            }
        }
        dense = addChildBlock("dense", Linear.builder().setUnits(config.dense()).build());
        output = addChildBlock("output", Linear.builder().setUnits(width).build());
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape shape = new Shape(1, rules + 1L, config.maxLength());
        for (int i = 0; i < convolutions.size(); i++) {
            convolutions.get(i).initialize(manager, dataType, shape);
            shape = convolutions.get(i).getOutputShapes(new Shape[] {shape})[0];
            if (!norms.isEmpty()) {
                norms.get(i).initialize(manager, dataType, shape);
            }
        }
        int last = config.filters().get(config.filters().size() - 1);
        dense.initialize(manager, dataType, new Shape(1, (long) last * config.convolvedLength()));
        output.initialize(manager, dataType, new Shape(1, config.dense()));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray hidden = inputs.head().oneHot(rules + 1).transpose(0, 2, 1);
        for (int i = 0; i < convolutions.size(); i++) {
            hidden =
                    Activation.relu(
                            convolutions
                                    .get(i)
                                    .forward(parameters, new NDList(hidden), training)
                                    .singletonOrThrow());
            if (!norms.isEmpty()) {
                hidden =
                        norms.get(i)
                                .forward(parameters, new NDList(hidden), training)
                                .singletonOrThrow();
            }
        }
        NDArray flat = hidden.reshape(hidden.getShape().get(0), -1);
        NDArray wide =
                Activation.relu(
                        dense.forward(parameters, new NDList(flat), training).singletonOrThrow());
        return output.forward(parameters, new NDList(wide), training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), width)};
    }
}
