package org.molrae.autoencoder;

import ai.djl.ndarray.NDManager;

/**
 * Spectral normalization: every linear map {@code W} of the decoder is used as {@code W / σ(W)},
 * with {@code σ} its largest singular value (Miyato et al., <i>Spectral Normalization for
 * Generative Adversarial Networks</i>, ICLR 2018; Ghosh et al., section 3.1, "RAE-SN"). There is no
 * penalty: λ does not act on it.
 *
 * <p>Normalized are the weights of rank two and more that belong to blocks without children: dense,
 * convolution, transposed convolution and recurrent layers, but not embeddings, which no code
 * passes through. A weight counts as the matrix of its first axis against all others: of a
 * convolution that is {@code [out, in·k·k]} as with Miyato, of a recurrent layer all gates stacked.
 *
 * <p>{@code σ = uᵀ W v}, where {@code u} and {@code v} follow the weight by one step of power
 * iteration for each step of the optimizer. Automatic differentiation takes {@code W / (uᵀ W v)}
 * with {@code u} and {@code v} held fixed, which gives Miyato's gradient, {@code (G - ⟨G, W⟩ u vᵀ /
 * σ) / σ} for a gradient {@code G} at the normalized weight. After each step {@code W} is replaced
 * by {@code W / σ}, which leaves the function as it is: the weights of a model file are normalized,
 * and sampling needs to know nothing of it.
 *
 * <p>The released code normalizes the encoder as well; the paper's text and this class the decoder
 * alone.
 */
record SpectralNormalization() implements DecoderRegularizer {
    static final String NAME = "spectral-normalization";

    @Override
    public String label() {
        return NAME;
    }

    @Override
    public Regularization on(EncoderDecoder network, NDManager manager) {
        return new NormalizedWeights(network.decoder(), manager);
    }
}
