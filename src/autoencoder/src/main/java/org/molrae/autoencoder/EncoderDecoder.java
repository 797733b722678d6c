package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;

/**
 * The two networks of an autoencoder and its reconstruction loss, as a data module provides them.
 *
 * <p>A batch is an {@link NDList} whose layout only the implementation knows.
 */
public interface EncoderDecoder {

    /** The number of latent dimensions. */
    int latentDimension();

    /** The encoder; its parameters are trained but never regularized. */
    Block encoder();

    /** The decoder; {@link DecoderRegularizer}s act on its parameters. */
    Block decoder();

    /**
     * Encodes a batch.
     *
     * @return the encoder's output, {@code [batch, Posterior.encoderWidth(latentDimension)]}
     */
    NDArray encode(ParameterStore parameters, NDList batch, boolean training);

    /**
     * The reconstruction loss of each example.
     *
     * @param codes latent codes, {@code [batch, latentDimension]}
     * @return negative log-likelihoods in nats, {@code [batch]}
     */
    NDArray reconstructionLoss(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training);
}
