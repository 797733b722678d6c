package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * The terms of an objective on one batch: scalars on the device, averaged over the batch, the last
 * three unweighted.
 *
 * @param total {@code L}, with the loss of the network's predictor where it has one
 * @param reconstruction {@code L_rec}, nats an example
 * @param latent {@code L_z}
 * @param regularizer {@code L_reg}
 */
public record LossTerms(
        NDArray total, NDArray reconstruction, NDArray latent, NDArray regularizer) {

    /** The four terms as one array, {@code [4]}, cut off from the gradient's graph. */
    public NDArray stacked() {
        return NDArrays.stack(new NDList(total, reconstruction, latent, regularizer))
                .stopGradient();
    }

    /**
     * Loss terms on the host.
     *
     * @param total {@code L}
     * @param reconstruction {@code L_rec}, nats an example
     * @param latent {@code L_z}
     * @param regularizer {@code L_reg}
     */
    public record Values(double total, double reconstruction, double latent, double regularizer) {

        /** From the four sums of {@link LossTerms#stacked()} over examples, and their count. */
        public static Values mean(double[] sums, double examples) {
            return new Values(
                    sums[0] / examples, sums[1] / examples, sums[2] / examples, sums[3] / examples);
        }
    }
}
