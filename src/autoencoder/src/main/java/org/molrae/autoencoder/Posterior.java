package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How the encoder's output becomes a latent code: the distribution {@code q(z|x)}.
 *
 * <p>To add one, implement this interface and add its line to {@link #parts}.
 */
public interface Posterior {

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
     * The deviation of noise of level 1 that may be added to codes before they are decoded; empty
     * where the decoder is not told of noise.
     */
    default OptionalDouble noiseDeviation() {
        return OptionalDouble.empty();
    }

    /** The width of what the decoder reads for a latent space of this many dimensions. */
    default int decoderWidth(int latentDimension) {
        return latentDimension;
    }

    /**
     * What the decoder reads of a given code.
     *
     * @param code {@code [latentDimension]}
     * @param noise how much is added to the code first, as a multiple of the posterior's deviation;
     *     0 for none, and of no effect where the decoder is not told of it
     * @param random gives the noise
     * @return {@code [decoderWidth]}
     */
    default float[] decoderInput(float[] code, double noise, RandomGenerator random) {
        return code;
    }

    /**
     * A posterior by its label.
     *
     * @throws IllegalArgumentException if there is none of this label
     */
    static Posterior named(String label) {
        return parts().named(label);
    }

    /** The labels of all, with the numbers that they have where none are given. */
    static List<String> labels() {
        return parts().labels();
    }

    private static Parts<Posterior> parts() {
        return new Parts<Posterior>("posterior", Posterior::label)
                .plain(Deterministic.NAME, Deterministic::new)
                .numbered(Gaussian.NAME, Gaussian.FULL, Gaussian::new)
                .numbered(ConstantVariance.NAME, ConstantVariance.PUBLISHED, ConstantVariance::new)
                .numbered(NoiseLevels.NAME, NoiseLevels.DEVIATION, NoiseLevels::new);
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
     * A point mass, {@code z = E(x)}, of which the decoder sees copies of many noise levels and is
     * told the level: it reads {@code (z + ρσε) / sqrt(1 + ρ²)} and {@code log(ρ / 0.05) / 4}. At
     * the least noise it is an autoencoder's decoder; the more noise, the more it must be a model
     * of the data by itself. A decoder that is not told must be both at every code. So codes drawn
     * from a density that is not quite that of the data, and given some noise, still decode well,
     * at little cost to reconstruction.
     *
     * <p>In training {@code ρ} is 0.05, the least, for two examples in ten, log-uniform from there
     * to 1 for a quarter, and from 1 to 4 for the others: what the encoder determines is soon
     * learnt and then overfitted, the data itself is not. Levels that a network is told of: Song
     * and Ermon, <i>Generative Modeling by Estimating Gradients of the Data Distribution</i>, 2019;
     * the scaling of its input: Karras et al., <i>Elucidating the Design Space of Diffusion-Based
     * Generative Models</i>, 2022.
     *
     * @param deviation {@code σ > 0}, about that of the codes
     */
    record NoiseLevels(double deviation) implements Posterior {
        static final String NAME = "noise-levels";
        static final double DEVIATION = 0.5;

        private static final double LEAST = 0.05;
        private static final double MIDDLE = 1;
        private static final double MOST = 4;
        private static final double SPREAD = 4;

        /** Shares of the examples that are trained at the least level, and below the middle one. */
        private static final double AT_LEAST = 0.2;

        private static final double BELOW_MIDDLE = 0.45;

        /** Refuses a deviation that is not positive. */
        public NoiseLevels {
            PartLabel.requirePositive("the posterior's deviation", deviation);
        }

        @Override
        public String label() {
            return PartLabel.of(NAME, deviation);
        }

        @Override
        public OptionalDouble noiseDeviation() {
            return OptionalDouble.of(deviation);
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
        public int decoderWidth(int latentDimension) {
            return latentDimension + 1;
        }

        @Override
        public NDArray mean(NDArray encoded) {
            return encoded;
        }

        @Override
        public LatentCodes codes(NDArray encoded, Noise noise) {
            NDArray told = told(encoded, noise);
            NDArray levels = told.mul((float) SPREAD).exp().mul((float) LEAST);
            NDArray noisy = encoded.add(noise.normal(encoded).mul(levels.mul((float) deviation)));
            NDArray scaled = noisy.mul(levels.square().add(1).sqrt().pow(-1));
            return new LatentCodes(encoded, encoded, null, scaled.concat(told, 1));
        }

        /** What the decoder is told of each example's level, {@code [batch, 1]}. */
        private static NDArray told(NDArray encoded, Noise noise) {
            NDArray uniform = noise.uniform(encoded.get(new NDIndex(":, :1")));
            double low = told(MIDDLE) / (BELOW_MIDDLE - AT_LEAST);
            double high = (told(MOST) - told(MIDDLE)) / (1 - BELOW_MIDDLE);
            return above(uniform, AT_LEAST, low).add(above(uniform, BELOW_MIDDLE, high - low));
        }

        private static NDArray above(NDArray values, double threshold, double slope) {
            return values.sub((float) threshold).maximum(0f).mul((float) slope);
        }

        private static double told(double level) {
            return Math.log(level / LEAST) / SPREAD;
        }

        @Override
        public float[] decoderInput(float[] code, double noise, RandomGenerator random) {
            double[] deviates =
                    noise > 0 ? NormalDeviates.draw(random, code.length) : new double[code.length];
            float[] input = new float[code.length + 1];
            double scale = 1 / Math.sqrt(1 + noise * noise);
            for (int j = 0; j < code.length; j++) {
                input[j] = (float) ((code[j] + noise * deviation * deviates[j]) * scale);
            }
            input[code.length] = (float) told(Math.max(noise, LEAST));
            return input;
        }
    }

    /**
     * The codes of a batch.
     *
     * @param mean the posterior's mean, {@code [batch, latentDimension]}
     * @param sample drawn from the posterior, {@code [batch, latentDimension]}
     * @param logDeviation {@code log σ}, {@code [batch, latentDimension]}; null for a point mass
     * @param decoderInput what the decoder reads, {@code [batch, decoderWidth]}
     */
    record LatentCodes(
            NDArray mean, NDArray sample, @Nullable NDArray logDeviation, NDArray decoderInput) {

        /** Codes that the decoder reads as they are. */
        LatentCodes(NDArray mean, NDArray sample, @Nullable NDArray logDeviation) {
            this(mean, sample, logDeviation, sample);
        }
    }
}
