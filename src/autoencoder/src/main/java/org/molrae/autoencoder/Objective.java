package org.molrae.autoencoder;

import ai.djl.ndarray.NDManager;

/**
 * {@code L = L_rec + β·L_z + λ·L_reg} (Ghosh et al., equation 10).
 *
 * @param posterior how codes are made
 * @param latentPenalty {@code L_z}
 * @param latentWeight {@code β ≥ 0}
 * @param decoderRegularizer {@code L_reg}, or a constraint, on which λ does not act
 * @param regularizerWeight {@code λ ≥ 0}
 */
public record Objective(
        Posterior posterior,
        LatentPenalty latentPenalty,
        double latentWeight,
        DecoderRegularizer decoderRegularizer,
        double regularizerWeight) {

    /** Refuses negative or non-finite weights, and a penalty that the posterior does not have. */
    public Objective {
        if (!(latentWeight >= 0 && latentWeight < Double.POSITIVE_INFINITY)
                || !(regularizerWeight >= 0 && regularizerWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "loss weights must be finite and not negative: β = "
                            + latentWeight
                            + ", λ = "
                            + regularizerWeight);
        }
        if (!latentPenalty.fits(posterior)) {
            throw new IllegalArgumentException(
                    "the latent penalty %s needs another posterior than %s"
                            .formatted(latentPenalty.label(), posterior.label()));
        }
    }

    /**
     * The objective over a network; a decoder regularizer that constrains the decoder's weights
     * does so at once.
     *
     * @param manager owner of the network's parameters
     */
    public Criterion over(EncoderDecoder network, NDManager manager) {
        return new Criterion(this, network, manager);
    }

    /** All parts and weights in one line, equal for equal objectives. */
    @Override
    public String toString() {
        return "posterior=%s penalty=%s β=%s regularizer=%s λ=%s"
                .formatted(
                        posterior.label(),
                        latentPenalty.label(),
                        latentWeight,
                        decoderRegularizer.label(),
                        regularizerWeight);
    }
}
