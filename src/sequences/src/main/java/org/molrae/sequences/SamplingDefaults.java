package org.molrae.sequences;

import org.molrae.sequences.decoding.RuleChoice;

/**
 * How a model draws where nothing else is asked for; chosen after training, as its density is.
 *
 * @param noise added to codes, see {@link org.molrae.sequences.decoding.DerivationDecoder#decode},
 *     0 to 100
 * @param temperature of the choice of rules, above 0
 * @param minP of the choice of rules, see {@link RuleChoice.Sampling}, from 0 to below 1
 */
public record SamplingDefaults(double noise, double temperature, double minP) {

    /** No noise, temperature 1: the model's own distribution. */
    public static final SamplingDefaults PLAIN = new SamplingDefaults(0, 1, 0);

    /**
     * For a decoder that is told of noise: what suits the released model best
     * (benchmarks/results/model-0.1.md), and a place to begin for others.
     */
    public static final SamplingDefaults NOISY = new SamplingDefaults(3, 0.85, 0.05);

    /** Refuses a noise that is not between 0 and 100, and a choice that is no distribution. */
    public SamplingDefaults {
        requireNoise(noise);
        if (!(temperature > 0 && temperature <= 100)) {
            throw new IllegalArgumentException(
                    "the temperature must lie above 0 and at most at 100, is " + temperature);
        }
        choice(temperature, minP);
    }

    /** The choice of rules. */
    public RuleChoice.Sampling choice() {
        return choice(temperature, minP);
    }

    private static RuleChoice.Sampling choice(double temperature, double minP) {
        return new RuleChoice.Sampling(temperature, RuleChoice.Sampling.ALL, 1, minP);
    }

    /**
     * A noise that can be added to codes.
     *
     * @throws IllegalArgumentException if it is not between 0 and 100
     */
    public static double requireNoise(double noise) {
        if (!(noise >= 0 && noise <= 100)) {
            throw new IllegalArgumentException("the noise must lie between 0 and 100, is " + noise);
        }
        return noise;
    }
}
