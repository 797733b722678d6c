package org.molrae.chemistry.properties;

/**
 * A function from a value to how desirable it is: from 0, not at all, to 1. These are ready; any
 * other function will do. Thread-safe.
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

        private static double logistic(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    }

    /**
     * Grows from 0 to 1 along a line, or falls if {@code one} lies below {@code zero}.
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
            if (zero == one || !Double.isFinite(zero) || !Double.isFinite(one)) {
                throw new IllegalArgumentException(
                        "a ramp has two different ends, not " + zero + " and " + one);
            }
        }

        @Override
        public double of(double value) {
            return Math.min(1, Math.max(0, (value - zero) / (one - zero)));
        }
    }
}
