package org.molrae.sequences.network;

import ai.djl.nn.Block;
import java.util.List;

/**
 * The default network: a convolutional encoder over plain rules, and an autoregressive GRU decoder
 * over merged rules that sees the latent code at every step and in its start state.
 *
 * @param latentDimension latent dimensions
 * @param maxLength longest derivation in plain rules
 * @param encoderEmbedding width of the encoder's rule embedding
 * @param encoderChannels channels of the encoder's convolutions; all but the first halve the length
 * @param kernel width of the convolutions, odd
 * @param decoderEmbedding width of the decoder's rule embedding
 * @param stateSize GRU state
 * @param layers GRU layers
 */
public record ConvolutionalGruConfig(
        int latentDimension,
        int maxLength,
        int encoderEmbedding,
        List<Integer> encoderChannels,
        int kernel,
        int decoderEmbedding,
        int stateSize,
        int layers)
        implements NetworkConfig {

    /** Sizes that train on two cores. */
    public static final ConvolutionalGruConfig DEFAULT =
            new ConvolutionalGruConfig(64, 96, 64, List.of(128, 192, 256), 5, 192, 384, 1);

    /** Refuses sizes outside sane bounds. */
    public ConvolutionalGruConfig {
        encoderChannels = List.copyOf(encoderChannels);
        NetworkConfig.require("latent dimension", latentDimension, 1, 4096);
        NetworkConfig.require("maximum length", maxLength, 1, 4096);
        NetworkConfig.require("encoder embedding", encoderEmbedding, 1, 4096);
        NetworkConfig.require("number of convolutions", encoderChannels.size(), 1, 8);
        for (int channels : encoderChannels) {
            NetworkConfig.require("convolution channels", channels, 1, 4096);
        }
        NetworkConfig.require("kernel", kernel, 1, 31);
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel must be odd, is " + kernel);
        }
        NetworkConfig.require("decoder embedding", decoderEmbedding, 1, 4096);
        NetworkConfig.require("state size", stateSize, 1, 8192);
        NetworkConfig.require("layers", layers, 1, 8);
    }

    @Override
    public String architecture() {
        return "convolutional-gru";
    }

    @Override
    public int encoderLengthMultiple() {
        return lengthReduction();
    }

    @Override
    public Block encoder(int rules, int width) {
        return new ConvolutionalEncoder(this, rules, width);
    }

    @Override
    public SequenceDecoder decoder(int codeWidth, int rules) {
        return new GruDecoder(
                new GruDecoder.Size(decoderEmbedding, stateSize, layers, false), codeWidth, rules);
    }

    @Override
    public long parameters(Sizes sizes) {
        long encoder = (sizes.encoderRules() + 1L) * encoderEmbedding;
        long channels = encoderEmbedding;
        for (int next : encoderChannels) {
            encoder += NetworkConfig.linear(channels * kernel, next);
            channels = next;
        }
        long reduced = ConvolutionalEncoder.ceilDiv(maxLength, lengthReduction());
        encoder += NetworkConfig.linear(reduced * channels, sizes.encoderWidth());
        long decoder = (sizes.rules() + 1L) * decoderEmbedding;
        decoder += NetworkConfig.linear(sizes.codeWidth(), decoderEmbedding);
        decoder += NetworkConfig.linear(sizes.codeWidth(), (long) layers * stateSize);
        decoder += NetworkConfig.gru(decoderEmbedding, stateSize, layers);
        decoder += NetworkConfig.linear(stateSize, sizes.rules());
        return encoder + decoder;
    }

    /** How much shorter the encoder's last convolution is than its input. */
    int lengthReduction() {
        return 1 << (encoderChannels.size() - 1);
    }
}
