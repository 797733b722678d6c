package org.molrae.benchmarks.table;

import java.util.Arrays;
import java.util.Locale;

/**
 * A mean over trials with its standard error.
 *
 * @param mean NaN without values
 * @param error {@code s / √n}, with the sample deviation {@code s} of {@code n - 1} degrees of
 *     freedom; NaN for fewer than two values
 * @param count {@code n}
 */
public record Estimate(double mean, double error, int count) {

    /** The meaning of ± in every table, in words. */
    public static final String MEANING =
            "± is the standard error of the mean over the n trials of a row (their deviation, of n - 1 degrees of freedom, by √n)";

    /** The estimate by values, of which NaN counts as none. */
    public static Estimate of(double... values) {
        double[] there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(there).average().orElse(Double.NaN);
        double squares = Arrays.stream(there).map(value -> (value - mean) * (value - mean)).sum();
        int count = there.length;
        double error = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)) / Math.sqrt(count);
        return new Estimate(mean, error, count);
    }

    /** Mean and error, the mean alone of one value, a dash of none. */
    public String text(int digits) {
        String number = "%." + digits + "f";
        if (count == 0) {
            return Report.NONE;
        }
        return count == 1
                ? String.format(Locale.ROOT, number, mean)
                : String.format(Locale.ROOT, number + " ± " + number, mean, error);
    }
}
