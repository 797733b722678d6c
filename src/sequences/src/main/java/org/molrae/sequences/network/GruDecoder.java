package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;

/**
 * An autoregressive GRU over merged rules, conditioned on the code.
 *
 * <p>{@code x_t = E[r_{t-1}] + W_x z}, {@code h_0 = tanh(W_h z)}, {@code h_t = GRU(x_t, h_{t-1})},
 * {@code logits_t = W_o h_t + b}. Adding the projected code to the embedding costs one small
 * product for a sequence instead of a wider input at every step.
 *
 * <ul>
 *   <li>codes: {@code [batch, codeWidth]}
 *   <li>previous rules: {@code [length, batch]}, the id {@code rules} starts a sequence
 *   <li>state: {@code [layers, batch, stateSize]} and the projected code {@code [1, batch,
 *       decoderEmbedding]}
 *   <li>logits: {@code [length, batch, rules]}
 * </ul>
 */
final class GruDecoder extends SequenceDecoder {

    private final ConvolutionalGruConfig config;
    private final int codeWidth;
    private final int rules;
    private final Parameter embedding;
    private final Linear codeToInput;
    private final Linear codeToState;
    private final GRU gru;
    private final Linear output;

    GruDecoder(ConvolutionalGruConfig config, int codeWidth, int rules) {
        this.config = config;
        this.codeWidth = codeWidth;
        this.rules = rules;
        embedding =
                addParameter(
                        Parameter.builder()
                                .setName("embedding")
                                .setType(Parameter.Type.WEIGHT)
                                .optShape(new Shape(rules + 1L, config.decoderEmbedding()))
                                .build());
        codeToInput =
                addChildBlock(
                        "codeToInput",
                        Linear.builder().setUnits(config.decoderEmbedding()).build());
        codeToState =
                addChildBlock(
                        "codeToState",
                        Linear.builder()
                                .setUnits((long) config.layers() * config.stateSize())
                                .build());
        gru =
                addChildBlock(
                        "gru",
                        GRU.builder()
                                .setNumLayers(config.layers())
                                .setStateSize(config.stateSize())
                                .optBatchFirst(false)
                                .optReturnState(true)
                                .build());
        output = addChildBlock("output", Linear.builder().setUnits(rules).build());
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape code = new Shape(1, codeWidth);
        codeToInput.initialize(manager, dataType, code);
        codeToState.initialize(manager, dataType, code);
        gru.initialize(manager, dataType, new Shape(1, 1, config.decoderEmbedding()));
        output.initialize(manager, dataType, new Shape(1, 1, config.stateSize()));
    }

    @Override
    NDArray logits(ParameterStore parameters, NDArray codes, NDArray previous, boolean training) {
        NDList state = begin(parameters, codes, training);
        NDArray hidden = advance(parameters, state, previous, training).get(0);
        return output.forward(parameters, new NDList(hidden), training).singletonOrThrow();
    }

    @Override
    NDList begin(ParameterStore parameters, NDArray codes) {
        return begin(parameters, codes, false);
    }

    private NDList begin(ParameterStore parameters, NDArray codes, boolean training) {
        NDList input = new NDList(codes);
        long batch = codes.getShape().get(0);
        NDArray projected =
                codeToInput.forward(parameters, input, training).singletonOrThrow().expandDims(0);
        NDArray start =
                codeToState
                        .forward(parameters, input, training)
                        .singletonOrThrow()
                        .tanh()
                        .reshape(batch, config.layers(), config.stateSize())
                        .transpose(1, 0, 2);
        return new NDList(start, projected);
    }

    @Override
    NDList step(ParameterStore parameters, NDList state, NDArray previous, int step) {
        NDList advanced = advance(parameters, state, previous.expandDims(0), false);
        NDArray logits =
                output.forward(parameters, new NDList(advanced.get(0)), false)
                        .singletonOrThrow()
                        .squeeze(0);
        return new NDList(logits, advanced.get(1), state.get(1));
    }

    /** The GRU over some steps: its outputs and its last state. */
    private NDList advance(
            ParameterStore parameters, NDList state, NDArray previous, boolean training) {
        NDArray embedded =
                previous.getNDArrayInternal()
                        .embedding(
                                previous,
                                parameters.getValue(embedding, previous.getDevice(), training),
                                SparseFormat.DENSE)
                        .singletonOrThrow()
                        .add(state.get(1));
        return gru.forward(parameters, new NDList(embedded, state.get(0)), training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {
            new Shape(inputShapes[1].get(0), inputShapes[1].get(1), rules),
        };
    }
}
