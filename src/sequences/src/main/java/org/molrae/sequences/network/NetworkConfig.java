package org.molrae.sequences.network;

import java.util.List;

/** The shape of a sequence autoencoder. */
public sealed interface NetworkConfig permits ConvolutionalGruConfig, KusnerConfig {

    /** The name in configuration and model files. */
    String architecture();

    /** The number of latent dimensions. */
    int latentDimension();

    /** The longest derivation, in plain rules, that the model reads and writes. */
    int maxLength();

    /**
     * Whether the decoder does the same in training as after it, so that gradients may be taken in
     * either mode (cuDNN gives those of recurrent layers in training only).
     */
    default boolean isSameInTraining() {
        return true;
    }

    /** The architectures by name, with their defaults. */
    static List<NetworkConfig> defaults() {
        return List.of(ConvolutionalGruConfig.DEFAULT, KusnerConfig.MOLECULES);
    }

    /** Refuses sizes that cannot be meant, so that a damaged model file allocates nothing. */
    static void require(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    what + " must be between " + min + " and " + max + ", is " + value);
        }
    }
}
