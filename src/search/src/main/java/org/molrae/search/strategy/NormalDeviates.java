package org.molrae.search.strategy;

import java.util.random.RandomGenerator;

/**
 * Independent standard normal deviates by Marsaglia's polar method (Marsaglia and Bray, SIAM Review
 * 6, 1964). {@link RandomGenerator#nextGaussian} leaves its algorithm open, so the same seed could
 * give other samples on another Java version; this does not. The autoencoder has the same for its
 * densities: twenty lines are no reason to depend on each other.
 */
final class NormalDeviates {
    private NormalDeviates() {}

    /** Draws deviates; an odd count draws one more and drops it. */
    static double[] draw(RandomGenerator rng, int count) {
        double[] deviates = new double[count];
        for (int i = 0; i < count; i += 2) {
            double u;
            double v;
            double s;
            do {
                u = 2 * rng.nextDouble() - 1;
                v = 2 * rng.nextDouble() - 1;
                s = u * u + v * v;
            } while (s >= 1 || s == 0);
            double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
            deviates[i] = u * factor;
            if (i + 1 < count) {
                deviates[i + 1] = v * factor;
            }
        }
        return deviates;
    }
}
