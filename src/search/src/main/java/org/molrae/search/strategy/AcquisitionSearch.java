package org.molrae.search.strategy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.molrae.search.surrogate.BoundedMinimizer;
import org.molrae.search.surrogate.ExpectedImprovement;
import org.molrae.search.surrogate.GaussianProcess;

/**
 * Finds codes of large expected improvement inside a box: some thousand candidates, drawn from the
 * box and around good codes, then L-BFGS from the best of them.
 *
 * @param candidates how many are drawn
 * @param restarts from how many of them L-BFGS starts
 */
record AcquisitionSearch(int candidates, int restarts) {
    private static final int ITERATIONS = 60;
    private static final double TOLERANCE = 1e-6;

    /** Spread of the candidates around good codes, as a share of the box. */
    private static final double NEAR = 0.05;

    AcquisitionSearch {
        if (candidates < 1 || restarts < 1) {
            throw new IllegalArgumentException("candidates and restarts must be at least 1");
        }
    }

    /**
     * A batch, one code after the other, each believed to score as predicted before the next is
     * sought.
     *
     * @param good codes to look around, possibly none
     */
    double[][] batch(
            GaussianProcess process,
            double incumbent,
            SearchBox box,
            double[][] good,
            int batch,
            RandomGenerator rng) {
        double[][] chosen = new double[batch][];
        GaussianProcess believer = process;
        double toBeat = incumbent;
        for (int i = 0; i < batch; i++) {
            chosen[i] = best(new ExpectedImprovement(believer, toBeat), box, good, rng);
            if (i + 1 < batch) {
                toBeat = Math.min(toBeat, believer.predict(chosen[i]).mean());
                believer = believer.believing(chosen[i]);
            }
        }
        return chosen;
    }

    private double[] best(
            ExpectedImprovement improvement, SearchBox box, double[][] good, RandomGenerator rng) {
        double[][] drawn = new double[candidates][];
        for (int i = 0; i < candidates; i++) {
            boolean near = good.length > 0 && i % 2 == 1;
            drawn[i] = near ? around(good[i / 2 % good.length], box, rng) : box.sample(rng);
        }
        double[] values =
                Arrays.stream(drawn)
                        .parallel()
                        .mapToDouble(code -> improvement.logValue(code, null))
                        .toArray();
        List<double[]> starts =
                IntStream.range(0, candidates)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -values[i]))
                        .limit(restarts)
                        .map(i -> drawn[i])
                        .toList();
        double[] found =
                starts.parallelStream()
                        .mapToDouble(start -> climb(improvement, start, box))
                        .toArray();
        int best = 0;
        for (int i = 1; i < found.length; i++) {
            best = found[i] > found[best] ? i : best;
        }
        return starts.get(best);
    }

    /** Moves a code uphill; returns the logarithm of the expected improvement there. */
    private static double climb(ExpectedImprovement improvement, double[] code, SearchBox box) {
        return -BoundedMinimizer.minimize(
                (x, gradient) -> {
                    double value = improvement.logValue(x, gradient);
                    for (int j = 0; j < gradient.length; j++) {
                        gradient[j] = -gradient[j];
                    }
                    return -value;
                },
                code,
                box.lower(),
                box.upper(),
                ITERATIONS,
                TOLERANCE);
    }

    private static double[] around(double[] code, SearchBox box, RandomGenerator rng) {
        double[] moved = NormalDeviates.draw(rng, code.length);
        double[] lower = box.lower();
        double[] upper = box.upper();
        for (int j = 0; j < moved.length; j++) {
            moved[j] = code[j] + NEAR * (upper[j] - lower[j]) * moved[j];
        }
        return box.clamp(moved);
    }
}
