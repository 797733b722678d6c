package org.molrae.sequences.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;

/**
 * One layer of a GRU, a step at a time, as PyTorch defines it: {@code r, z = σ(W x + b + U h + c)},
 * {@code n = tanh(W_n x + b_n + r (U_n h + c_n))}, {@code h' = (1 - z) n + z h}.
 *
 * <p>Unlike the block it takes its weights from, it lets the input's product {@code W x + b} be
 * computed elsewhere.
 *
 * @param inputWeight W of r, z and n, {@code [3 stateSize, inputSize]}
 * @param inputBias b, {@code [3 stateSize]}
 * @param stateWeight U, {@code [3 stateSize, stateSize]}
 * @param stateBias c, {@code [3 stateSize]}
 */
record GruCell(NDArray inputWeight, NDArray inputBias, NDArray stateWeight, NDArray stateBias) {

    static GruCell of(GRU gru, int layer, ParameterStore parameters, Device device) {
        NDArray[] weights = new NDArray[4];
        String[] names = {"i2h_WEIGHT", "i2h_BIAS", "h2h_WEIGHT", "h2h_BIAS"};
        for (int i = 0; i < names.length; i++) {
            String name = "l_" + layer + "_" + names[i];
            weights[i] = parameters.getValue(gru.getParameters().get(name), device, false);
        }
        return new GruCell(weights[0], weights[1], weights[2], weights[3]);
    }

    /**
     * The input's product, {@code W x + b}.
     *
     * @param input {@code [rows, inputSize]}
     * @return {@code [rows, 3 stateSize]}
     */
    NDArray product(NDArray input) {
        return Linear.linear(input, inputWeight, inputBias).singletonOrThrow();
    }

    /**
     * The next state.
     *
     * @param product of the input, {@code [rows, 3 stateSize]}; overwritten
     * @param state {@code [rows, stateSize]}
     * @return {@code [rows, stateSize]}
     */
    NDArray step(NDArray product, NDArray state) {
        long size = state.getShape().get(1);
        long[] gates = {2 * size};
        try (NDArray fromState = Linear.linear(state, stateWeight, stateBias).singletonOrThrow();
                NDList x = product.split(gates, 1);
                NDList h = fromState.split(gates, 1);
                NDArray open = Activation.sigmoid(x.get(0).addi(h.get(0)));
                NDList resetAndUpdate = open.split(new long[] {size}, 1);
                NDArray recalled = h.get(1).muli(resetAndUpdate.get(0));
                NDArray candidate = x.get(1).addi(recalled).tanh();
                NDArray kept = state.sub(candidate)) {
            return kept.muli(resetAndUpdate.get(1)).add(candidate);
        }
    }
}
