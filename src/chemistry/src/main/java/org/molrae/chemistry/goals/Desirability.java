package org.molrae.chemistry.goals;

/**
 * A function from a value to how desirable it is: from 0, not at all, to 1. Pure, as any number of
 * threads may ask at once; a lambda is one too.
 */
@FunctionalInterface
public interface Desirability {

    /** The desirability of a value. */
    double of(double value);

    /** The value itself, for quantities that lie between 0 and 1 anyway. */
    record Identity() implements Desirability {

        @Override
        public double of(double value) {
            return Math.min(1, Math.max(0, value));
        }
    }

    /**
     * High between two edges, low outside: a product of logistic steps.
     *
     * @param low the lower edge, {@code -Infinity} for none
     * @param high the upper edge, {@code Infinity} for none
     * @param softness 0 for hard steps: 1 from edge to edge, the edges included, else 0; otherwise
     *     the scale of the logistic functions, which are 1/2 at an edge, 0.73 so far inside it and
     *     0.27 so far outside
     */
    record Range(double low, double high, double softness) implements Desirability {

        /**
         * Checks the edges.
         *
         * @throws IllegalArgumentException if they are out of order or no numbers, or if the
         *     softness is negative or not finite
         */
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException(
                        "the range from " + low + " to " + high + " is empty");
            }
            if (!(softness >= 0) || Double.isInfinite(softness)) {
                throw new IllegalArgumentException("a softness is 0 or more, not " + softness);
            }
        }

        @Override
        public double of(double value) {
            if (softness == 0) {
                return value >= low && value <= high ? 1 : 0;
            }
            return logistic((value - low) / softness) * logistic((high - value) / softness);
        }
    }

    /**
     * Grows from 0 to 1 along a line, or falls if {@code one} lies below {@code zero} (GuacaMol:
     * clipped, thresholded).
     *
     * @param zero where it is 0, and beyond
     * @param one where it is 1, and beyond
     */
    record Ramp(double zero, double one) implements Desirability {

        /**
         * Checks the ends.
         *
         * @throws IllegalArgumentException if they are the same or not finite
         */
        public Ramp {
            requireEnds("a ramp", zero, one);
        }

        @Override
        public double of(double value) {
            return Math.min(1, Math.max(0, (value - zero) / (one - zero)));
        }
    }

    /**
     * A logistic step as steep in its middle as the ramp between the same ends (GuacaMol: smooth
     * clipped).
     *
     * @param zero where it is 0.12
     * @param one where it is 0.88; below {@code zero} for a step down
     */
    record SmoothRamp(double zero, double one) implements Desirability {

        /**
         * Checks the ends.
         *
         * @throws IllegalArgumentException if they are the same or not finite
         */
        public SmoothRamp {
            requireEnds("a smooth ramp", zero, one);
        }

        @Override
        public double of(double value) {
            return logistic(4 / (one - zero) * (value - (zero + one) / 2));
        }
    }

    /**
     * A bell, or one flank of it.
     *
     * @param mean where it is 1
     * @param deviation where it is 0.61, from the mean
     * @param flank the values that fall below 1
     */
    record Gaussian(double mean, double deviation, Flank flank) implements Desirability {

        /** On which side of the mean values are less welcome than the mean. */
        public enum Flank {
            BOTH,
            /** Large values are as good as the mean (GuacaMol: MaxGaussian). */
            BELOW,
            /** Small values are as good as the mean (GuacaMol: MinGaussian). */
            ABOVE
        }

        /**
         * Checks the shape.
         *
         * @throws IllegalArgumentException if the mean is not finite, or the deviation not positive
         */
        public Gaussian {
            if (!Double.isFinite(mean) || !(deviation > 0) || Double.isInfinite(deviation)) {
                throw new IllegalArgumentException(
                        "a Gaussian has a mean and a deviation above 0, not "
                                + mean
                                + " and "
                                + deviation);
            }
        }

        /** The whole bell. */
        public Gaussian(double mean, double deviation) {
            this(mean, deviation, Flank.BOTH);
        }

        @Override
        public double of(double value) {
            double x =
                    switch (flank) {
                        case BOTH -> value;
                        case BELOW -> Math.min(value, mean);
                        case ABOVE -> Math.max(value, mean);
                    };
            double z = (x - mean) / deviation;
            return Math.exp(-0.5 * z * z);
        }
    }

    /**
     * REINVENT's sigmoid: {@code 1 / (1 + 10^(-10 k (x - m) / (one - zero)))} with {@code m} in the
     * middle.
     *
     * @param zero where it is nearly 0: 10^-5 at a steepness of 1
     * @param one where it is nearly 1; below {@code zero} for the reverse sigmoid
     * @param steepness k, more than 0
     */
    record Sigmoid(double zero, double one, double steepness) implements Desirability {

        /**
         * Checks the ends.
         *
         * @throws IllegalArgumentException if they are the same or not finite, or the steepness is
         *     not positive
         */
        public Sigmoid {
            requireEnds("a sigmoid", zero, one);
            requirePositive("steepness", steepness);
        }

        @Override
        public double of(double value) {
            double exponent = -10 * steepness * (value - (zero + one) / 2) / (one - zero);
            return 1 / (1 + Math.pow(10, exponent));
        }
    }

    /**
     * REINVENT's double sigmoid: up at one edge, down at the other.
     *
     * @param low the lower edge, where it is 1/2
     * @param high the upper edge, where it is 1/2
     * @param rise decimal orders a unit at the lower edge, more than 0
     * @param fall the same at the upper edge
     */
    record DoubleSigmoid(double low, double high, double rise, double fall)
            implements Desirability {

        /**
         * Checks the edges.
         *
         * @throws IllegalArgumentException if they are out of order, or a slope is not positive
         */
        public DoubleSigmoid {
            if (!(low < high) || Double.isInfinite(high - low)) {
                throw new IllegalArgumentException(
                        "a double sigmoid rises before it falls, not at " + low + " and " + high);
            }
            requirePositive("slope", rise);
            requirePositive("slope", fall);
        }

        @Override
        public double of(double value) {
            double exponent =
                    value < (low + high) / 2 ? -rise * (value - low) : fall * (value - high);
            return 1 / (1 + Math.pow(10, exponent));
        }
    }

    /**
     * 1 for values of 0 and less, above it {@code exp(-rate x)}.
     *
     * @param rate more than 0
     */
    record Decay(double rate) implements Desirability {

        /**
         * Checks the rate.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Decay {
            requirePositive("rate", rate);
        }

        @Override
        public double of(double value) {
            return Math.exp(-rate * Math.max(0, value));
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static void requireEnds(String what, double zero, double one) {
        if (zero == one || !Double.isFinite(zero) || !Double.isFinite(one)) {
            throw new IllegalArgumentException(
                    what + " has two different ends, not " + zero + " and " + one);
        }
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a " + what + " is more than 0, not " + value);
        }
    }
}
