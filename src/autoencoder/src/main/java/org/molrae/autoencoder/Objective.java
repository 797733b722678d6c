package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Locale;

/**
 * {@code L = L_rec + β·L_z + λ·L_reg} (Ghosh et al., equation 10).
 *
 * @param posterior how codes are made
 * @param latentPenalty {@code L_z}
 * @param latentWeight {@code β ≥ 0}
 * @param decoderRegularizer {@code L_reg}
 * @param regularizerWeight {@code λ ≥ 0}
 */
public record Objective(
        Posterior posterior,
        LatentPenalty latentPenalty,
        double latentWeight,
        DecoderRegularizer decoderRegularizer,
        double regularizerWeight) {

    /** The paper's models that this version trains. */
    public enum Preset {
        /** RAE with Tikhonov regularization of the decoder. */
        RAE_L2,
        /** RAE without explicit decoder regularization. */
        RAE,
        /** Plain autoencoder. */
        AE;

        /** The name on the command line, e.g. {@code rae-l2}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The preset with these weights.
         *
         * @param latentWeight β
         * @param regularizerWeight λ
         */
        public Objective objective(double latentWeight, double regularizerWeight) {
            Posterior posterior = new Posterior.Deterministic();
            LatentPenalty norm = new LatentPenalty.HalfSquaredNorm();
            DecoderRegularizer none = new DecoderRegularizer.None();
            return switch (this) {
                case RAE_L2 ->
                        new Objective(
                                posterior,
                                norm,
                                latentWeight,
                                new DecoderRegularizer.Tikhonov(),
                                regularizerWeight);
                case RAE -> new Objective(posterior, norm, latentWeight, none, 0);
                case AE -> new Objective(posterior, new LatentPenalty.None(), 0, none, 0);
            };
        }
    }

    /** Refuses negative or non-finite weights. */
    public Objective {
        if (!(latentWeight >= 0 && latentWeight < Double.POSITIVE_INFINITY)
                || !(regularizerWeight >= 0 && regularizerWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "loss weights must be finite and not negative: β = "
                            + latentWeight
                            + ", λ = "
                            + regularizerWeight);
        }
    }

    /** The loss of one batch, still on the device. */
    public LossTerms of(
            EncoderDecoder network,
            ParameterStore parameters,
            NDList batch,
            NDManager manager,
            boolean training) {
        NDArray encoded = network.encode(parameters, batch, training);
        Posterior.LatentCodes codes = posterior.codes(encoded, training);
        NDArray reconstruction =
                network.reconstructionLoss(parameters, codes.sample(), batch, training).mean();
        NDArray latent = latentPenalty.of(codes);
        NDArray regularizer = decoderRegularizer.of(parameters, network.decoder(), manager);
        NDArray total = reconstruction;
        if (latentWeight > 0) {
            total = total.add(Scalar.times(latent, latentWeight));
        }
        if (regularizerWeight > 0) {
            total = total.add(Scalar.times(regularizer, regularizerWeight));
        }
        return new LossTerms(total, reconstruction, latent, regularizer);
    }
}
