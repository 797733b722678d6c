package org.molrae.chemistry.evaluation;

/** Distances of samples of numbers. */
final class Distributions {

    private Distributions() {}

    /**
     * Wasserstein's distance of order 1: the area between the two cumulative distributions; SciPy's
     * {@code wasserstein_distance}.
     *
     * @param a in ascending order
     * @param b in ascending order
     * @return NaN if either is empty
     */
    static double wasserstein(double[] a, double[] b) {
        if (a.length == 0 || b.length == 0) {
            return Double.NaN;
        }
        double area = 0;
        double last = Math.min(a[0], b[0]);
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            boolean fromA = j == b.length || (i < a.length && a[i] <= b[j]);
            double next = fromA ? a[i] : b[j];
            double difference = (double) i / a.length - (double) j / b.length;
            area += Math.abs(difference) * (next - last);
            last = next;
            if (fromA) {
                i++;
            } else {
                j++;
            }
        }
        return area;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The sum of squared differences from the mean. */
    static double squares(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    /** The standard deviation of the values themselves, not an estimate for more. */
    static double deviation(double[] values) {
        return Math.sqrt(squares(values) / values.length);
    }
}
