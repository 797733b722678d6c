package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;

/** How the encoder's output becomes a latent code: the distribution {@code q(z|x)}. */
public sealed interface Posterior {

    /** The width of the encoder's output for a latent space of this many dimensions. */
    int encoderWidth(int latentDimension);

    /**
     * The codes of a batch.
     *
     * @param encoded the encoder's output, {@code [batch, encoderWidth]}
     * @param training whether to sample; otherwise the mean is taken
     */
    LatentCodes codes(NDArray encoded, boolean training);

    /** A point mass: {@code z = E(x)} (Ghosh et al., section 3). */
    record Deterministic() implements Posterior {

        @Override
        public int encoderWidth(int latentDimension) {
            return latentDimension;
        }

        @Override
        public LatentCodes codes(NDArray encoded, boolean training) {
            return new LatentCodes(encoded, encoded);
        }
    }

    /**
     * The codes of a batch.
     *
     * @param mean the posterior's mean, {@code [batch, latentDimension]}
     * @param sample what the decoder reads, {@code [batch, latentDimension]}
     */
    record LatentCodes(NDArray mean, NDArray sample) {}
}
