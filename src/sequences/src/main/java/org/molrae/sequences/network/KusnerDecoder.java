package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import org.jspecify.annotations.Nullable;

/**
 * Kusner's decoder: codes normalized over the batch if the configuration says so, a rectified dense
 * layer, repeated over T steps, GRU layers, and a dense layer at each step. It is not
 * autoregressive: the previous rules are not read.
 *
 * <ul>
 *   <li>codes: {@code [batch, codeWidth]}
 *   <li>state: the logits of all steps, {@code [T, batch, rules]}
 *   <li>logits: {@code [length, batch, rules]}
 * </ul>
 */
final class KusnerDecoder extends SequenceDecoder {

    private final KusnerConfig config;
    private final int codeWidth;
    private final int rules;
    private final @Nullable BatchNorm norm;
    private final Linear dense;
    private final GRU gru;
    private final Linear output;

    KusnerDecoder(KusnerConfig config, int codeWidth, int rules) {
        this.config = config;
        this.codeWidth = codeWidth;
        this.rules = rules;
        norm =
                config.batchNormalization()
                        ? addChildBlock("norm", BatchNorm.builder().build())
                        : null;
        dense = addChildBlock("dense", Linear.builder().setUnits(config.latentDimension()).build());
        gru =
                addChildBlock(
                        "gru",
                        GRU.builder()
                                .setNumLayers(config.layers())
                                .setStateSize(config.stateSize())
                                .optBatchFirst(false)
                                .build());
        output = addChildBlock("output", Linear.builder().setUnits(rules).build());
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape codes = new Shape(1, codeWidth);
        if (norm != null) {
            norm.initialize(manager, dataType, codes);
        }
        dense.initialize(manager, dataType, codes);
        gru.initialize(manager, dataType, new Shape(1, 1, config.latentDimension()));
        output.initialize(manager, dataType, new Shape(1, 1, config.stateSize()));
    }

    @Override
    NDArray logits(ParameterStore parameters, NDArray codes, NDArray previous, boolean training) {
        return logits(parameters, codes, previous.getShape().get(0), training);
    }

    private NDArray logits(
            ParameterStore parameters, NDArray codes, long length, boolean training) {
        NDList input = new NDList(codes);
        if (norm != null) {
            input = norm.forward(parameters, input, training);
        }
        NDArray projected =
                Activation.relu(dense.forward(parameters, input, training).singletonOrThrow());
        NDArray repeated = projected.expandDims(0).repeat(0, length);
        NDArray zeros =
                codes.getManager()
                        .zeros(
                                new Shape(
                                        config.layers(),
                                        codes.getShape().get(0),
                                        config.stateSize()));
        NDList hidden = gru.forward(parameters, new NDList(repeated, zeros), training);
        return output.forward(parameters, hidden, training).singletonOrThrow();
    }

    @Override
    StepDecoder steps(ParameterStore parameters) {
        return new StepDecoder() {
            @Override
            public NDList begin(NDArray codes) {
                return new NDList(logits(parameters, codes, config.maxLength(), false));
            }

            @Override
            public NDList step(NDList state, NDArray previous, int step) {
                return new NDList(state.get(0).get(step), state.get(0));
            }
        };
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {
            new Shape(inputShapes[1].get(0), inputShapes[1].get(1), rules),
        };
    }
}
