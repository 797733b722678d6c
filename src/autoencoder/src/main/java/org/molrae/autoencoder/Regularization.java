package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Map;

/**
 * A {@link DecoderRegularizer} applied to one network. Each method is one place where it can
 * intervene in a step; what it does not override leaves the step as it is.
 */
public interface Regularization {

    /** The decoder's parameters as a step is to use them. */
    default ParameterStore parameters(ParameterStore parameters) {
        return parameters;
    }

    /**
     * The decoder's input.
     *
     * @param codes {@code [batch, latentDimension]}
     * @param training whether the step trains
     */
    default NDArray input(NDArray codes, Noise noise, boolean training) {
        return codes;
    }

    /** {@code L_reg}, a scalar; not asked for where λ is 0. */
    default NDArray penalty(DecoderRegularizer.Decoding decoding) {
        NDArray codes = decoding.codes();
        return codes.getManager().zeros(new Shape(), codes.getDataType());
    }

    /** Called after the optimizer has moved the parameters, outside the gradient's graph. */
    default void updated() {}

    /**
     * The state that a checkpoint must hold beside the parameters, by name; to be overwritten in
     * place.
     */
    default Map<String, NDArray> state() {
        return Map.of();
    }
}
