package org.molrae.sequences.network;

import ai.djl.nn.Block;
import java.util.List;
import org.molrae.autoencoder.Posterior;

/**
 * The shape of a sequence autoencoder, which makes its networks.
 *
 * <p>To add one, write it, a record that JSON can hold, with its networks, and add its line to
 * {@link #defaults}.
 */
public interface NetworkConfig {

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

    /** Whether the encoder reads merged rules, as the decoder writes them, or plain ones. */
    default boolean isEncoderMerged() {
        return false;
    }

    /** The number that the padded length of the encoder's input must be a multiple of. */
    int encoderLengthMultiple();

    /**
     * The encoder of {@link SequenceNetwork}'s batches, not initialized.
     *
     * @param rules number of rules that it reads
     * @param width of the output
     */
    Block encoder(int rules, int width);

    /**
     * The decoder, not initialized.
     *
     * @param codeWidth of what it reads of a code
     * @param rules that it writes
     */
    SequenceDecoder decoder(int codeWidth, int rules);

    /**
     * How many numbers the two have, batch normalization's statistics among them; to know before
     * any memory is taken.
     *
     * @param sizes what the networks are made with
     */
    long parameters(Sizes sizes);

    /**
     * What networks are made with beside their shape.
     *
     * @param encoderRules that the encoder reads
     * @param encoderWidth of the encoder's output
     * @param codeWidth of what the decoder reads of a code
     * @param rules that the decoder writes
     */
    record Sizes(int encoderRules, int encoderWidth, int codeWidth, int rules) {

        /**
         * The sizes of networks for a posterior.
         *
         * @param plainRules of the vocabulary
         * @param rules of the vocabulary, merged ones among them
         */
        public static Sizes of(
                NetworkConfig config, Posterior posterior, int plainRules, int rules) {
            return new Sizes(
                    config.isEncoderMerged() ? rules : plainRules,
                    posterior.encoderWidth(config.latentDimension()),
                    posterior.decoderWidth(config.latentDimension()),
                    rules);
        }
    }

    /** The architectures, with their defaults. */
    static List<NetworkConfig> defaults() {
        return List.of(
                ConvolutionalGruConfig.DEFAULT, RecurrentConfig.DEFAULT, KusnerConfig.MOLECULES);
    }

    /** The architectures' names. */
    static List<String> architectures() {
        return defaults().stream().map(NetworkConfig::architecture).toList();
    }

    /**
     * The defaults of an architecture.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static NetworkConfig named(String architecture) {
        for (NetworkConfig config : defaults()) {
            if (config.architecture().equals(architecture)) {
                return config;
            }
        }
        throw new IllegalArgumentException(
                "unknown network architecture %s; there are %s"
                        .formatted(architecture, String.join(", ", architectures())));
    }

    /** The numbers of a linear layer. */
    static long linear(long inputs, long outputs) {
        return (inputs + 1) * outputs;
    }

    /** The numbers of a recurrent layer's gates, {@code W}, {@code U} and both biases. */
    static long gru(long inputs, long stateSize, int layers) {
        return 3 * stateSize * (inputs + (2L * layers - 1) * stateSize + 2L * layers);
    }

    /** Refuses sizes that cannot be meant, so that a damaged model file allocates nothing. */
    static void require(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    what + " must be between " + min + " and " + max + ", is " + value);
        }
    }
}
