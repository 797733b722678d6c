package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Noise on the decoder's input while it trains: it reads {@code z + σ·ε}, {@code ε ~ N(0, I)}. To
 * order {@code σ²} that adds {@code σ²/2 tr(∂²L_rec/∂z²)} to the loss, for squared errors near
 * their minimum {@code σ² ‖∂D/∂z‖²_F} (Bishop, <i>Training with Noise is Equivalent to Tikhonov
 * Regularization</i>, 1995): what a VAE's sampling does (Ghosh et al., section 2.2), without its
 * penalty. λ does not act on it.
 *
 * @param deviation {@code σ}
 */
public record InstanceNoise(double deviation) implements DecoderRegularizer {
    static final String NAME = "instance-noise";
    static final double DEFAULT_DEVIATION = 0.1;

    /** Refuses a deviation that is not positive. */
    public InstanceNoise {
        PartLabel.requirePositive("the noise's deviation", deviation);
    }

    @Override
    public String label() {
        return PartLabel.of(NAME, deviation);
    }

    @Override
    public Regularization on(EncoderDecoder network, NDManager manager) {
        return new Regularization() {
            @Override
            public NDArray input(NDArray codes, Noise noise, boolean training) {
                return training ? codes.add(noise.normal(codes).mul((float) deviation)) : codes;
            }
        };
    }
}
