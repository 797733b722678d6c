package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/** {@code L_reg}: what keeps the decoder smooth in its input. */
public sealed interface DecoderRegularizer {

    /**
     * The penalty on the decoder: a scalar.
     *
     * @param manager where the result lives
     */
    NDArray of(ParameterStore parameters, Block decoder, NDManager manager);

    /** {@code L_reg = 0}. */
    record None() implements DecoderRegularizer {
        @Override
        public NDArray of(ParameterStore parameters, Block decoder, NDManager manager) {
            return manager.create(0f);
        }
    }

    /**
     * Tikhonov regularization, {@code L_reg = ‖θ_D‖²} over the decoder's weights, biases excluded
     * (Ghosh et al., equation 12, "RAE-L2").
     */
    record Tikhonov() implements DecoderRegularizer {
        @Override
        public NDArray of(ParameterStore parameters, Block decoder, NDManager manager) {
            NDList norms = new NDList();
            for (Parameter parameter : decoder.getParameters().values()) {
                if (parameter.requiresGradient() && parameter.getType() == Parameter.Type.WEIGHT) {
                    NDArray weight = parameters.getValue(parameter, manager.getDevice(), true);
                    norms.add(weight.square().sum());
                }
            }
            return NDArrays.stack(norms).sum();
        }
    }
}
