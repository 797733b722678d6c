package org.molrae.autoencoder.model;

/**
 * How a model draws where nothing else is asked for; chosen after training, as its density is.
 *
 * @param noise added to codes before they are decoded, as a multiple of the deviation that the
 *     decoder was trained with, 0 to 100
 * @param temperature of what a decoder chooses, above 0
 * @param minP least share of the likeliest choice that another must have, from 0 to below 1
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
        if (!(minP >= 0 && minP < 1)) {
            throw new IllegalArgumentException("min-p must be at least 0 and below 1, is " + minP);
        }
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
