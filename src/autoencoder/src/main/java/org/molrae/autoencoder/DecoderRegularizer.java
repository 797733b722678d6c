package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * A regularizer of the decoder, which keeps it smooth in its input: a penalty {@code L_reg}, or a
 * constraint.
 *
 * <p>To add one, implement this interface and add its line to {@link #parts}.
 */
public interface DecoderRegularizer {

    /** Its name in configurations, with its parameter in parentheses if it has one. */
    String label();

    /**
     * Applies this regularizer to a network, whose parameters may change at once.
     *
     * @param manager owner of the network's parameters, and of what the regularizer keeps
     */
    Regularization on(EncoderDecoder network, NDManager manager);

    /**
     * A regularizer by its label.
     *
     * @throws IllegalArgumentException if there is none of this label
     */
    static DecoderRegularizer named(String label) {
        return parts().named(label);
    }

    /** The labels of all, with the numbers that they have where none are given. */
    static List<String> labels() {
        return parts().labels();
    }

    private static Parts<DecoderRegularizer> parts() {
        return new Parts<DecoderRegularizer>("decoder regularizer", DecoderRegularizer::label)
                .plain(None.NAME, None::new)
                .plain(Tikhonov.NAME, Tikhonov::new)
                .numbered(GradientPenalty.NAME, GradientPenalty.DEFAULT_STEP, GradientPenalty::new)
                .plain(SpectralNormalization.NAME, SpectralNormalization::new)
                .numbered(WeightClipping.NAME, WeightClipping.DEFAULT_BOUND, WeightClipping::new)
                .numbered(InstanceNoise.NAME, InstanceNoise.DEFAULT_DEVIATION, InstanceNoise::new);
    }

    /** Neither penalty nor constraint. */
    record None() implements DecoderRegularizer {
        static final String NAME = "none";

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public Regularization on(EncoderDecoder network, NDManager manager) {
            return new Regularization() {};
        }
    }

    /**
     * What a regularizer sees of a step.
     *
     * @param parameters of the decoder, constrained if the regularizer constrains them
     * @param codes what the decoder read, {@code [batch, latentDimension]}
     * @param decoded what it gave
     * @param batch what it was given beside the codes
     * @param noise of the step
     * @param training whether the step trains
     */
    record Decoding(
            ParameterStore parameters,
            NDArray codes,
            NDArray decoded,
            NDList batch,
            Noise noise,
            boolean training) {}
}
