package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;

/** {@code L_z}: what keeps the latent codes from spreading without bound. */
public sealed interface LatentPenalty {

    /** The penalty averaged over the batch: a scalar. */
    NDArray of(Posterior.LatentCodes codes);

    /** {@code L_z = 0}. */
    record None() implements LatentPenalty {
        @Override
        public NDArray of(Posterior.LatentCodes codes) {
            NDArray sample = codes.sample();
            return sample.getManager().create(0f).toDevice(sample.getDevice(), false);
        }
    }

    /** {@code L_z = ½‖z‖²} (Ghosh et al., equation 11). */
    record HalfSquaredNorm() implements LatentPenalty {
        @Override
        public NDArray of(Posterior.LatentCodes codes) {
            return Scalar.times(codes.sample().square().sum(new int[] {1}).mean(), 0.5);
        }
    }
}
