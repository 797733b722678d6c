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

    /** The decoder; {@link DecoderRegularizer}s act on its parameters and on its input. */
    Block decoder();

    /**
     * Encodes a batch.
     *
     * @return the encoder's output, {@code [batch, Posterior.encoderWidth(latentDimension)]}
     */
    NDArray encode(ParameterStore parameters, NDList batch, boolean training);

    /**
     * Decodes: {@code D(z)}, the parameters of {@code p(x|z)}, such as the means of pixels or the
     * logits of rules; all finite and differentiable in the codes.
     *
     * @param parameters to be asked for every parameter of the decoder
     * @param codes latent codes, {@code [batch, latentDimension]}
     * @param batch what else the decoder reads, in the layout that {@link #encode} reads
     * @return in a layout that only the implementation knows
     */
    NDArray decode(ParameterStore parameters, NDArray codes, NDList batch, boolean training);

    /**
     * The reconstruction loss of each example.
     *
     * @param decoded {@code D(z)}, as {@link #decode} gave it
     * @return {@code -log p(x|z)} in nats, up to a constant, summed over the data's dimensions,
     *     {@code [batch]}
     */
    NDArray reconstructionLoss(NDArray decoded, NDList batch);
}
