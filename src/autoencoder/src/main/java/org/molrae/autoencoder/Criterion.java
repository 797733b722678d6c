package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Map;

/**
 * An {@link Objective} over a network, with what its decoder regularizer keeps between steps. Not
 * thread-safe.
 */
public final class Criterion {

    private final Objective objective;
    private final EncoderDecoder network;
    private final Regularization regularization;
    private final ParameterStore parameters;
    private final ParameterStore decoderParameters;

    Criterion(Objective objective, EncoderDecoder network, NDManager manager) {
        this.objective = objective;
        this.network = network;
        this.regularization = objective.decoderRegularizer().on(network, manager);
        this.parameters = new ParameterStore(manager, false);
        this.decoderParameters = regularization.parameters(parameters);
    }

    /**
     * The loss of one batch, still on the device. Codes are drawn from the posterior in training
     * and in validation alike, so that both are estimates of one objective.
     *
     * @param noise of the step
     * @param training whether the step trains: what batch normalization and instance noise go by
     */
    public LossTerms of(NDList batch, Noise noise, boolean training) {
        NDArray encoded = network.encode(parameters, batch, training);
        Posterior.LatentCodes codes = objective.posterior().codes(encoded, noise);
        NDArray input = regularization.input(codes.decoderInput(), noise, training);
        NDArray decoded = network.decode(decoderParameters, input, batch, training);
        NDArray reconstruction = network.reconstructionLoss(decoded, batch).mean();
        NDArray latent = objective.latentPenalty().of(codes, noise);
        NDArray total = reconstruction;
        if (objective.latentWeight() > 0) {
            total = total.add(Scalar.times(latent, objective.latentWeight()));
        }
        if (network.predictor().isPresent()) {
            total =
                    total.add(
                            network.predictionLoss(
                                    parameters, codes.decoderInput(), batch, training));
        }
        NDArray regularizer;
        if (objective.regularizerWeight() > 0) {
            regularizer =
                    regularization.penalty(
                            new DecoderRegularizer.Decoding(
                                    decoderParameters, input, decoded, batch, noise, training));
            total = total.add(Scalar.times(regularizer, objective.regularizerWeight()));
        } else {
            regularizer = reconstruction.zerosLike();
        }
        return new LossTerms(total, reconstruction, latent, regularizer);
    }

    /** To be called after each step of the optimizer, outside the gradient's graph. */
    public void updated() {
        regularization.updated();
    }

    /**
     * The state that a checkpoint must hold beside the parameters, by name; to be overwritten in
     * place.
     */
    public Map<String, NDArray> state() {
        return regularization.state();
    }
}
