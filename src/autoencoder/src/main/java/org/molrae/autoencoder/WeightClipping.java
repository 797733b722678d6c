package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;

/**
 * Keeps every weight of the decoder in {@code [-c, c]} by clipping it after each step (Arjovsky et
 * al., <i>Wasserstein GAN</i>, 2017, algorithm 1); biases are free. It bounds the decoder's
 * Lipschitz constant, loosely. There is no penalty: λ does not act on it.
 *
 * @param bound {@code c}
 */
public record WeightClipping(double bound) implements DecoderRegularizer {
    static final String NAME = "weight-clipping";
    static final double DEFAULT_BOUND = 0.1;

    /** Refuses a bound that is not positive. */
    public WeightClipping {
        PartLabel.requirePositive("the weight bound", bound);
    }

    @Override
    public String label() {
        return PartLabel.of(NAME, bound);
    }

    @Override
    public Regularization on(EncoderDecoder network, NDManager manager) {
        return new Regularization() {
            @Override
            public void updated() {
                for (Parameter parameter : network.decoder().getParameters().values()) {
                    if (parameter.requiresGradient()
                            && parameter.getType() == Parameter.Type.WEIGHT) {
                        NDArray weight = parameter.getArray();
                        try (NDArray clipped = weight.clip((float) -bound, (float) bound)) {
                            weight.set(new NDIndex(":"), clipped);
                        }
                    }
                }
            }
        };
    }
}
