package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.jspecify.annotations.Nullable;

/** How the encoder's output becomes a latent code: the distribution {@code q(z|x)}. */
public sealed interface Posterior {

    /** Its name in configurations, with its parameter in parentheses if it has one. */
    String label();

    /** The width of the encoder's output for a latent space of this many dimensions. */
    int encoderWidth(int latentDimension);

    /**
     * The mean of the posterior: what a code is when nothing is drawn.
     *
     * @param encoded the encoder's output, {@code [batch, encoderWidth]}
     * @return {@code [batch, latentDimension]}
     */
    NDArray mean(NDArray encoded);

    /**
     * The codes of a batch, drawn from the posterior.
     *
     * @param encoded the encoder's output, {@code [batch, encoderWidth]}
     */
    LatentCodes codes(NDArray encoded, Noise noise);

    /** Whether codes are drawn, so that the posterior has a divergence from the prior. */
    default boolean isStochastic() {
        return true;
    }

    /**
     * A posterior by its label.
     *
     * @throws IllegalArgumentException if there is none of this label
     */
    static Posterior named(String label) {
        PartLabel part = PartLabel.parse("posterior", label);
        return switch (part.name()) {
            case Deterministic.NAME -> part.plain(new Deterministic());
            case Gaussian.NAME -> new Gaussian(part.parameter(Gaussian.FULL));
            case ConstantVariance.NAME ->
                    new ConstantVariance(part.parameter(ConstantVariance.PUBLISHED));
            default -> throw part.unknown(Deterministic.NAME, Gaussian.NAME, ConstantVariance.NAME);
        };
    }

    /** A point mass: {@code z = E(x)} (Ghosh et al., section 3). */
    record Deterministic() implements Posterior {
        static final String NAME = "deterministic";

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public boolean isStochastic() {
            return false;
        }

        @Override
        public int encoderWidth(int latentDimension) {
            return latentDimension;
        }

        @Override
        public NDArray mean(NDArray encoded) {
            return encoded;
        }

        @Override
        public LatentCodes codes(NDArray encoded, Noise noise) {
            return new LatentCodes(encoded, encoded, null);
        }
    }

    /**
     * A Gaussian of diagonal covariance: {@code z = μ + s·σ·ε}, {@code ε ~ N(0, I)} (Kingma and
     * Welling, <i>Auto-Encoding Variational Bayes</i>, 2014, where {@code s} is 1). The encoder
     * gives {@code [μ, a]} with {@code log σ = 5 tanh a}: the bound on the log deviation is that of
     * the authors' released code; the paper has none.
     *
     * @param scale {@code s > 0} of the noise that the decoder meets; the divergence knows {@code
     *     σ} only. Kusner et al. release a Grammar VAE with 0.01, which makes it all but a
     *     deterministic autoencoder
     */
    record Gaussian(double scale) implements Posterior {
        static final String NAME = "gaussian";
        static final double FULL = 1;
        private static final float LOG_DEVIATION_BOUND = 5;

        /** Refuses a scale that is not positive. */
        public Gaussian {
            PartLabel.requirePositive("the scale of the posterior's noise", scale);
        }

        /** The posterior that the divergence is taken of. */
        public Gaussian() {
            this(FULL);
        }

        @Override
        public String label() {
            return scale == FULL ? NAME : PartLabel.of(NAME, scale);
        }

        @Override
        public int encoderWidth(int latentDimension) {
            return 2 * latentDimension;
        }

        @Override
        public NDArray mean(NDArray encoded) {
            return encoded.get(new NDIndex(":, :" + encoded.getShape().get(1) / 2));
        }

        @Override
        public LatentCodes codes(NDArray encoded, Noise noise) {
            NDArray mean = mean(encoded);
            NDArray logDeviation =
                    Scalar.times(
                            encoded.get(new NDIndex(":, " + encoded.getShape().get(1) / 2 + ":"))
                                    .tanh(),
                            LOG_DEVIATION_BOUND);
            NDArray drawn = logDeviation.exp().mul(noise.normal(mean));
            NDArray sample = mean.add(scale == FULL ? drawn : Scalar.times(drawn, scale));
            return new LatentCodes(mean, sample, logDeviation);
        }
    }

    /**
     * A Gaussian of one fixed deviation, {@code z = E(x) + σ·ε} (Ghosh et al., section 2.2,
     * "CV-VAE").
     *
     * @param deviation {@code σ > 0}; 0.7 in the authors' released configurations, unstated in the
     *     paper
     */
    record ConstantVariance(double deviation) implements Posterior {
        static final String NAME = "constant-variance";
        static final double PUBLISHED = 0.7;

        /** Refuses a deviation that is not positive. */
        public ConstantVariance {
            PartLabel.requirePositive("the posterior's deviation", deviation);
        }

        @Override
        public String label() {
            return PartLabel.of(NAME, deviation);
        }

        @Override
        public int encoderWidth(int latentDimension) {
            return latentDimension;
        }

        @Override
        public NDArray mean(NDArray encoded) {
            return encoded;
        }

        @Override
        public LatentCodes codes(NDArray encoded, Noise noise) {
            NDArray sample = encoded.add(noise.normal(encoded).mul((float) deviation));
            NDArray logDeviation = encoded.zerosLike().add((float) Math.log(deviation));
            return new LatentCodes(encoded, sample, logDeviation);
        }
    }

    /**
     * The codes of a batch.
     *
     * @param mean the posterior's mean, {@code [batch, latentDimension]}
     * @param sample what the decoder reads, {@code [batch, latentDimension]}
     * @param logDeviation {@code log σ}, {@code [batch, latentDimension]}; null for a point mass
     */
    record LatentCodes(NDArray mean, NDArray sample, @Nullable NDArray logDeviation) {}
}
