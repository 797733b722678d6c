package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.Optional;

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
     * Encodes a batch, of which the encoder reads the first array where nothing else is said.
     *
     * @return the encoder's output, {@code [batch, Posterior.encoderWidth(latentDimension)]}
     */
    default NDArray encode(ParameterStore parameters, NDList batch, boolean training) {
        return encoder().forward(parameters, new NDList(batch.head()), training).singletonOrThrow();
    }

    /**
     * Decodes: {@code D(z)}, the parameters of {@code p(x|z)}, such as the means of pixels or the
     * logits of rules; all finite and differentiable in the codes. The decoder reads codes alone
     * where nothing else is said.
     *
     * @param parameters to be asked for every parameter of the decoder
     * @param codes latent codes, {@code [batch, latentDimension]}
     * @param batch what else the decoder reads, in the layout that {@link #encode} reads
     * @return in a layout that only the implementation knows
     */
    default NDArray decode(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        return decoder().forward(parameters, new NDList(codes), training).singletonOrThrow();
    }

    /**
     * What is trained to tell something else from codes than the data, only as long as training
     * lasts; none where nothing else is said. It is never regularized.
     */
    default Optional<Block> predictor() {
        return Optional.empty();
    }

    /**
     * The loss of the {@link #predictor}.
     *
     * @param codes what the decoder reads, {@code [batch, decoderWidth]}
     * @return averaged over the batch, with its weight, a scalar; not asked for where there is no
     *     predictor
     */
    default NDArray predictionLoss(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        throw new UnsupportedOperationException("there is no predictor");
    }

    /**
     * The reconstruction loss of each example.
     *
     * @param decoded {@code D(z)}, as {@link #decode} gave it
     * @return {@code -log p(x|z)} in nats, up to a constant, summed over the data's dimensions,
     *     {@code [batch]}
     */
    NDArray reconstructionLoss(NDArray decoded, NDList batch);
}
