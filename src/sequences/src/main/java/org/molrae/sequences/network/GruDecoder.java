package org.molrae.sequences.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
 *   <li>state of a step: {@code [layers, batch, stateSize]}, and the code's share of the first
 *       layer's gates, {@code [1, batch, 3 stateSize]}
 *   <li>logits: {@code [length, batch, rules]}
 * </ul>
 */
final class GruDecoder extends SequenceDecoder {

    private final Size size;
    private final int codeWidth;
    private final int rules;
    private final Parameter embedding;
    private final Linear codeToInput;
    private final @Nullable Linear codeToGate;
    private final Linear codeToState;
    private final GRU gru;
    private final Linear output;

    /**
     * The shape of a decoder.
     *
     * @param embedding width of the rule embedding
     * @param state of the GRU
     * @param layers of the GRU
     * @param isFaded whether the code chooses how much of it is added at each step: {@code σ(W_g z
     *     + b_g) W_x z} in place of {@code W_x z}. A decoder that is told how noisy its code is
     *     then learns to fade a code that says little, which it would otherwise have to undo at
     *     every step
     */
    record Size(int embedding, int state, int layers, boolean isFaded) {}

    GruDecoder(Size size, int codeWidth, int rules) {
        this.size = size;
        this.codeWidth = codeWidth;
        this.rules = rules;
        embedding =
                addParameter(
                        Parameter.builder()
                                .setName("embedding")
                                .setType(Parameter.Type.WEIGHT)
                                .optShape(new Shape(rules + 1L, size.embedding()))
                                .build());
        codeToInput =
                addChildBlock("codeToInput", Linear.builder().setUnits(size.embedding()).build());
        codeToGate =
                size.isFaded()
                        ? addChildBlock(
                                "codeToGate", Linear.builder().setUnits(size.embedding()).build())
                        : null;
        codeToState =
                addChildBlock(
                        "codeToState",
                        Linear.builder().setUnits((long) size.layers() * size.state()).build());
        gru =
                addChildBlock(
                        "gru",
                        GRU.builder()
                                .setNumLayers(size.layers())
                                .setStateSize(size.state())
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
        if (codeToGate != null) {
            codeToGate.initialize(manager, dataType, code);
        }
        codeToState.initialize(manager, dataType, code);
        gru.initialize(manager, dataType, new Shape(1, 1, size.embedding()));
        output.initialize(manager, dataType, new Shape(1, 1, size.state()));
    }

    @Override
    NDArray logits(ParameterStore parameters, NDArray codes, NDArray previous, boolean training) {
        NDArray embedded =
                lookUp(previous, parameters.getValue(embedding, previous.getDevice(), training))
                        .add(inputOf(parameters, codes, training).expandDims(0));
        NDArray start = startOf(parameters, codes, training);
        NDArray hidden = gru.forward(parameters, new NDList(embedded, start), training).get(0);
        return output.forward(parameters, new NDList(hidden), training).singletonOrThrow();
    }

    /** What a code adds to the embedding of every rule, {@code [batch, decoderEmbedding]}. */
    private NDArray inputOf(ParameterStore parameters, NDArray codes, boolean training) {
        NDArray input =
                codeToInput.forward(parameters, new NDList(codes), training).singletonOrThrow();
        if (codeToGate == null) {
            return input;
        }
        NDArray gate =
                codeToGate.forward(parameters, new NDList(codes), training).singletonOrThrow();
        return input.mul(Activation.sigmoid(gate));
    }

    /** The state that a code starts in, {@code [layers, batch, stateSize]}. */
    private NDArray startOf(ParameterStore parameters, NDArray codes, boolean training) {
        return codeToState
                .forward(parameters, new NDList(codes), training)
                .singletonOrThrow()
                .tanh()
                .reshape(codes.getShape().get(0), size.layers(), size.state())
                .transpose(1, 0, 2);
    }

    private static NDArray lookUp(NDArray rules, NDArray table) {
        return rules.getNDArrayInternal()
                .embedding(rules, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    @Override
    StepDecoder steps(ParameterStore parameters) {
        return new Steps(parameters);
    }

    /**
     * The first layer's product with the embedding of a rule is looked up and that with the code is
     * computed once, which spares a quarter of all products.
     */
    private final class Steps implements StepDecoder {
        private final ParameterStore parameters;
        private final List<GruCell> cells;

        /** {@code [rules + 1, 3 stateSize]}. */
        private final NDArray products;

        Steps(ParameterStore parameters) {
            this.parameters = parameters;
            Device device = embedding.getArray().getDevice();
            cells =
                    IntStream.range(0, size.layers())
                            .mapToObj(layer -> GruCell.of(gru, layer, parameters, device))
                            .toList();
            products = cells.get(0).product(parameters.getValue(embedding, device, false));
        }

        @Override
        public NDList begin(NDArray codes) {
            NDArray input = inputOf(parameters, codes, false);
            NDArray product = Linear.linear(input, cells.get(0).inputWeight()).singletonOrThrow();
            return new NDList(startOf(parameters, codes, false), product.expandDims(0));
        }

        @Override
        public NDList step(NDList state, NDArray previous, int step) {
            try (NDArray ofCodes = state.get(1).squeeze(0);
                    NDArray product = lookUp(previous, products).addi(ofCodes);
                    NDList advanced = advance(product, state.get(0))) {
                NDList top = new NDList(advanced.get(cells.size() - 1));
                return new NDList(
                        output.forward(parameters, top, false).singletonOrThrow(),
                        NDArrays.stack(advanced),
                        state.get(1));
            }
        }

        /** The next state of each layer. */
        private NDList advance(NDArray firstProduct, NDArray states) {
            NDList advanced = new NDList();
            for (int layer = 0; layer < cells.size(); layer++) {
                try (NDArray state = states.get(layer);
                        NDArray product =
                                layer == 0
                                        ? firstProduct
                                        : cells.get(layer).product(advanced.get(layer - 1))) {
                    advanced.add(cells.get(layer).step(product, state));
                }
            }
            return advanced;
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {
            new Shape(inputShapes[1].get(0), inputShapes[1].get(1), rules),
        };
    }
}
