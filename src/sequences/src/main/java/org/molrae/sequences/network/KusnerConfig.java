package org.molrae.sequences.network;

import ai.djl.nn.Block;
import java.util.List;

/**
 * The network of Kusner et al., <i>Grammar Variational Autoencoder</i>, ICML 2017 (sizes from the
 * authors' code): three valid convolutions over one-hot rules, a dense layer, and a decoder of GRU
 * layers over {@code maxLength} steps that are all fed the same projected code, with no teacher
 * forcing.
 *
 * @param latentDimension latent dimensions
 * @param maxLength steps T of the decoder, and the longest derivation in plain rules
 * @param filters of the three convolutions
 * @param kernels widths of the three convolutions
 * @param dense width of the dense layer
 * @param stateSize GRU state
 * @param layers GRU layers
 * @param batchNormalization of every convolution and of the codes that the decoder reads, as the
 *     authors have it for expressions and not for molecules; with DJL's momentum of 0.9 and ε of
 *     1e-5 where Keras has 0.99 and 1e-3. A model file that says nothing of it has none
 */
public record KusnerConfig(
        int latentDimension,
        int maxLength,
        List<Integer> filters,
        List<Integer> kernels,
        int dense,
        int stateSize,
        int layers,
        boolean batchNormalization)
        implements NetworkConfig {

    /** The published sizes for ZINC molecules. */
    public static final KusnerConfig MOLECULES =
            new KusnerConfig(56, 277, List.of(9, 9, 10), List.of(9, 9, 11), 435, 501, 3, false);

    /** The published sizes for arithmetic expressions. */
    public static final KusnerConfig EXPRESSIONS =
            new KusnerConfig(25, 15, List.of(2, 3, 4), List.of(2, 3, 4), 100, 100, 3, true);

    /** Refuses sizes outside sane bounds. */
    public KusnerConfig {
        filters = List.copyOf(filters);
        kernels = List.copyOf(kernels);
        NetworkConfig.require("latent dimension", latentDimension, 1, 4096);
        NetworkConfig.require("maximum length", maxLength, 1, 4096);
        NetworkConfig.require("number of convolutions", filters.size(), 1, 8);
        NetworkConfig.require("number of kernels", kernels.size(), filters.size(), filters.size());
        int length = maxLength;
        for (int i = 0; i < filters.size(); i++) {
            NetworkConfig.require("filters", filters.get(i), 1, 4096);
            NetworkConfig.require("kernel", kernels.get(i), 1, length);
            length -= kernels.get(i) - 1;
        }
        NetworkConfig.require("dense width", dense, 1, 8192);
        NetworkConfig.require("state size", stateSize, 1, 8192);
        NetworkConfig.require("layers", layers, 1, 8);
    }

    @Override
    public String architecture() {
        return "kusner";
    }

    @Override
    public int encoderLengthMultiple() {
        return maxLength;
    }

    @Override
    public Block encoder(int rules, int width) {
        return new KusnerEncoder(this, rules, width);
    }

    @Override
    public SequenceDecoder decoder(int codeWidth, int rules) {
        return new KusnerDecoder(this, codeWidth, rules);
    }

    @Override
    public long parameters(Sizes sizes) {
        long normalized = batchNormalization ? 4 : 0;
        long encoder = 0;
        long channels = sizes.encoderRules() + 1L;
        for (int i = 0; i < filters.size(); i++) {
            encoder += NetworkConfig.linear(channels * kernels.get(i), filters.get(i));
            channels = filters.get(i);
            encoder += normalized * channels;
        }
        encoder += NetworkConfig.linear(channels * convolvedLength(), dense);
        encoder += NetworkConfig.linear(dense, sizes.encoderWidth());
        long decoder = normalized * sizes.codeWidth();
        decoder += NetworkConfig.linear(sizes.codeWidth(), latentDimension);
        decoder += NetworkConfig.gru(latentDimension, stateSize, layers);
        decoder += NetworkConfig.linear(stateSize, sizes.rules());
        return encoder + decoder;
    }

    /** The length that the three valid convolutions leave. */
    int convolvedLength() {
        return maxLength - kernels.stream().mapToInt(kernel -> kernel - 1).sum();
    }

    @Override
    public boolean isSameInTraining() {
        return !batchNormalization;
    }
}
