package org.molrae.search.strategy;

import java.util.random.RandomGenerator;
import org.molrae.search.surrogate.ScoredCodes;

/** The box that is searched: codes between two corners. Immutable. */
public final class SearchBox {
    private final double[] lower;
    private final double[] upper;

    /**
     * The box between two corners.
     *
     * @param lower {@code [d]}
     * @param upper {@code [d]}, nowhere less than {@code lower}
     * @throws IllegalArgumentException if they differ in dimension, are not finite or out of order
     */
    public SearchBox(double[] lower, double[] upper) {
        this.lower = lower.clone();
        this.upper = upper.clone();
        if (lower.length == 0 || lower.length != upper.length) {
            throw new IllegalArgumentException(
                    "corners of %d and %d dimensions".formatted(lower.length, upper.length));
        }
        for (int j = 0; j < lower.length; j++) {
            if (!(lower[j] <= upper[j]) || !Double.isFinite(upper[j] - lower[j])) {
                throw new IllegalArgumentException(
                        "dimension %d: no interval from %s to %s".formatted(j, lower[j], upper[j]));
            }
        }
    }

    /**
     * The smallest box around codes, such as those of the training set.
     *
     * @throws IllegalArgumentException if there are none, or one is not finite or of another
     *     dimension
     */
    public static SearchBox around(double[][] codes) {
        ScoredCodes.matrix(codes);
        double[] lower = codes[0].clone();
        double[] upper = codes[0].clone();
        for (double[] code : codes) {
            for (int j = 0; j < lower.length; j++) {
                lower[j] = Math.min(lower[j], code[j]);
                upper[j] = Math.max(upper[j], code[j]);
            }
        }
        return new SearchBox(lower, upper);
    }

    /** The lower corner, a copy. */
    public double[] lower() {
        return lower.clone();
    }

    /** The upper corner, a copy. */
    public double[] upper() {
        return upper.clone();
    }

    /** Dimension of the codes. */
    public int dimension() {
        return lower.length;
    }

    /** A code drawn uniformly. */
    public double[] sample(RandomGenerator rng) {
        double[] code = new double[lower.length];
        for (int j = 0; j < code.length; j++) {
            code[j] = lower[j] + rng.nextDouble() * (upper[j] - lower[j]);
        }
        return code;
    }

    /** The nearest code inside. */
    public double[] clamp(double[] code) {
        double[] inside = new double[lower.length];
        for (int j = 0; j < inside.length; j++) {
            inside[j] = Math.min(upper[j], Math.max(lower[j], code[j]));
        }
        return inside;
    }

    /** Whether a code lies inside. */
    public boolean contains(double[] code) {
        for (int j = 0; j < lower.length; j++) {
            if (!(code[j] >= lower[j] && code[j] <= upper[j])) {
                return false;
            }
        }
        return true;
    }
}
