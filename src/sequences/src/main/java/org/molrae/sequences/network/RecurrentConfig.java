package org.molrae.sequences.network;

import ai.djl.nn.Block;

/**
 * A recurrent autoencoder over merged rules: a bidirectional GRU as the encoder, and an
 * autoregressive GRU as the decoder, which sees the latent code in its start state and, as much of
 * it as the code itself tells, at every step.
 *
 * @param latentDimension latent dimensions
 * @param maxLength longest derivation in plain rules
 * @param encoderEmbedding width of the encoder's rule embedding
 * @param encoderState GRU state of the encoder in each direction
 * @param decoderEmbedding width of the decoder's rule embedding
 * @param stateSize GRU state of the decoder
 * @param layers GRU layers of the decoder
 */
public record RecurrentConfig(
        int latentDimension,
        int maxLength,
        int encoderEmbedding,
        int encoderState,
        int decoderEmbedding,
        int stateSize,
        int layers)
        implements NetworkConfig {

    /** Sizes that train on two cores. */
    public static final RecurrentConfig DEFAULT =
            new RecurrentConfig(24, 96, 128, 256, 192, 512, 1);

    /** Refuses sizes outside sane bounds. */
    public RecurrentConfig {
        NetworkConfig.require("latent dimension", latentDimension, 1, 4096);
        NetworkConfig.require("maximum length", maxLength, 1, 4096);
        NetworkConfig.require("encoder embedding", encoderEmbedding, 1, 4096);
        NetworkConfig.require("encoder state", encoderState, 1, 8192);
        NetworkConfig.require("decoder embedding", decoderEmbedding, 1, 4096);
        NetworkConfig.require("state size", stateSize, 1, 8192);
        NetworkConfig.require("layers", layers, 1, 8);
    }

    @Override
    public String architecture() {
        return "recurrent";
    }

    @Override
    public boolean isEncoderMerged() {
        return true;
    }

    @Override
    public int encoderLengthMultiple() {
        return 4;
    }

    @Override
    public Block encoder(int rules, int width) {
        return new RecurrentEncoder(encoderEmbedding, encoderState, rules, width);
    }

    @Override
    public SequenceDecoder decoder(int codeWidth, int rules) {
        return new GruDecoder(
                new GruDecoder.Size(decoderEmbedding, stateSize, layers, true), codeWidth, rules);
    }

    @Override
    public long parameters(Sizes sizes) {
        long encoder = (sizes.encoderRules() + 1L) * encoderEmbedding;
        encoder += 2 * NetworkConfig.gru(encoderEmbedding, encoderState, 1);
        encoder += NetworkConfig.linear(4L * encoderState, sizes.encoderWidth());
        long decoder = (sizes.rules() + 1L) * decoderEmbedding;
        decoder += 2 * NetworkConfig.linear(sizes.codeWidth(), decoderEmbedding);
        decoder += NetworkConfig.linear(sizes.codeWidth(), (long) layers * stateSize);
        decoder += NetworkConfig.gru(decoderEmbedding, stateSize, layers);
        decoder += NetworkConfig.linear(stateSize, sizes.rules());
        return encoder + decoder;
    }
}
