package org.molrae.chemistry.evaluation;

import java.util.Arrays;
import org.molrae.chemistry.ParallelWork;

/** Kullback-Leibler divergences of samples of numbers as GuacaMol estimates them, in nats. */
final class Divergence {

    private static final int GRID = 1000;
    private static final int BINS = 10;

    /** The amount that is added to every probability, so that none is 0. */
    private static final double FLOOR = 1e-10;

    private Divergence() {}

    /**
     * Of Gaussian kernel density estimates with Scott's bandwidth, on 1000 points over the range of
     * both samples.
     *
     * @return infinity where a sample of one value only has no bandwidth, 0 if the samples consist
     *     of the same single value
     */
    static double continuous(double[] base, double[] sampled) {
        double low = Math.min(min(base), min(sampled));
        double high = Math.max(max(base), max(sampled));
        if (low == high) {
            return 0;
        }
        double[] grid = grid(low, high, GRID);
        return entropy(density(base, grid), density(sampled, grid));
    }

    /**
     * Of histograms of ten bins over the range of {@code base}; values beyond it are left out.
     *
     * @return infinity where all of {@code sampled} lies beyond it
     */
    static double discrete(double[] base, double[] sampled) {
        double low = min(base);
        double high = max(base);
        double[] edges =
                low == high ? grid(low - 0.5, high + 0.5, BINS + 1) : grid(low, high, BINS + 1);
        return entropy(histogram(base, edges), histogram(sampled, edges));
    }

    private static double[] density(double[] values, double[] grid) {
        double factor = Math.pow(values.length, -0.2);
        double variance = Distributions.squares(values) / (values.length - 1) * factor * factor;
        double[] density = new double[grid.length];
        if (!(variance > 0)) {
            Arrays.fill(density, Double.NaN);
            return density;
        }
        double scale = -0.5 / variance;
        for (int g = 0; g < grid.length; g++) {
            ParallelWork.requireUninterrupted();
            double sum = 0;
            for (double value : values) {
                double difference = grid[g] - value;
                sum += Math.exp(scale * difference * difference);
            }
            density[g] = sum / (values.length * Math.sqrt(2 * Math.PI * variance));
        }
        return density;
    }

    private static double[] histogram(double[] values, double[] edges) {
        double[] density = new double[BINS];
        int inside = 0;
        for (double value : values) {
            if (value >= edges[0] && value <= edges[BINS]) {
                int found = Arrays.binarySearch(edges, value);
                int bin = found >= 0 ? found : -found - 2;
                density[Math.min(bin, BINS - 1)]++;
                inside++;
            }
        }
        for (int b = 0; b < BINS; b++) {
            density[b] /= inside * (edges[b + 1] - edges[b]);
        }
        return density;
    }

    /** Both are normalized to the sum 1 first. NaN in either makes the divergence infinite. */
    private static double entropy(double[] p, double[] q) {
        double sumP = Arrays.stream(p).map(x -> x + FLOOR).sum();
        double sumQ = Arrays.stream(q).map(x -> x + FLOOR).sum();
        double divergence = 0;
        for (int i = 0; i < p.length; i++) {
            double x = (p[i] + FLOOR) / sumP;
            double y = (q[i] + FLOOR) / sumQ;
            divergence += x * Math.log(x / y);
        }
        return Double.isNaN(divergence) ? Double.POSITIVE_INFINITY : Math.max(0, divergence);
    }

    private static double[] grid(double low, double high, int points) {
        double[] grid = new double[points];
        double step = (high - low) / (points - 1);
        for (int i = 0; i < points; i++) {
            grid[i] = low + i * step;
        }
        grid[points - 1] = high;
        return grid;
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
