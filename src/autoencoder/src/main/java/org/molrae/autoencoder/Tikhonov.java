package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

/**
 * Tikhonov regularization, or weight decay: {@code L_reg = ‖θ_D‖²} over the decoder's weights,
 * biases excluded (Ghosh et al., equation 12, "RAE-L2"). Its gradient is {@code 2θ}.
 *
 * <p>The released code takes the transposed convolutions only, not the dense layer before them.
 */
record Tikhonov() implements DecoderRegularizer {
    static final String NAME = "tikhonov";

    @Override
    public String label() {
        return NAME;
    }

    @Override
    public Regularization on(EncoderDecoder network, NDManager manager) {
        return new Regularization() {
            @Override
            public NDArray penalty(Decoding decoding) {
                NDArray codes = decoding.codes();
                NDList norms = new NDList();
                for (Parameter parameter : network.decoder().getParameters().values()) {
                    if (parameter.requiresGradient()
                            && parameter.getType() == Parameter.Type.WEIGHT) {
                        norms.add(
                                decoding.parameters()
                                        .getValue(parameter, codes.getDevice(), decoding.training())
                                        .square()
                                        .sum());
                    }
                }
                return norms.isEmpty()
                        ? Regularization.super.penalty(decoding)
                        : NDArrays.stack(norms).sum();
            }
        };
    }
}
