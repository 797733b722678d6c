package org.molrae.search.surrogate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link GaussianProcess} is fitted to scores: hyperparameters by maximising the log marginal
 * likelihood with its analytic gradient by bounded L-BFGS, then conditioning on all scores.
 *
 * <p>Length scales are kept between 1/20 and 10,000 standard deviations of the codes in their
 * dimension, the signal variance between 1/100 and 1,000, the noise variance between 1e-6 and 2
 * variances of the scores.
 *
 * <p>Where there are few scores for the dimensions, the likelihood alone finds length scales and
 * signals that explain anything, and predictions far from the scores go astray: then a prior helps.
 * It is log-normal: length scales around {@code sqrt(e d)} deviations of the codes, by which the
 * process varies little between codes however many dimensions there are (after Hvarfner, Hellsten
 * and Nardi, <i>Vanilla Bayesian Optimization Performs Great in High Dimensions</i>, ICML 2024);
 * the signal variance around one, the noise variance around a tenth of the scores' variance.
 *
 * @param exactUpTo number of scores up to which the process is exact; beyond, it is sparse
 * @param inducing inducing points of the sparse process: a quarter the codes of the lowest scores,
 *     where a search looks, the others drawn from the rest
 * @param learntFrom number of scores, drawn at random, that hyperparameters are learnt from at most
 * @param iterations steps of L-BFGS from each start
 * @param prior whether hyperparameters maximise likelihood times prior instead of the likelihood
 */
public record GaussianProcessFit(
        int exactUpTo, int inducing, int learntFrom, int iterations, boolean prior) {
    /** Exact up to 500 scores, 200 inducing points, 2,000 scores to learn from, 50 steps. */
    public static final GaussianProcessFit DEFAULT = new GaussianProcessFit(500, 200, 2000, 50);

    private static final double TOLERANCE = 1e-7;

    /** Deviations of the prior's logarithms: of length scales, signal and noise variance. */
    private static final double[] SPREAD = {1, 0.5, 1.5};

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is less than 1
     */
    public GaussianProcessFit {
        if (exactUpTo < 1 || inducing < 1 || learntFrom < 1 || iterations < 1) {
            throw new IllegalArgumentException("every number of a fit must be at least 1");
        }
    }

    /** A fit by the likelihood alone. */
    public GaussianProcessFit(int exactUpTo, int inducing, int learntFrom, int iterations) {
        this(exactUpTo, inducing, learntFrom, iterations, false);
    }

    /** The same fit with the prior. */
    public GaussianProcessFit withPrior() {
        return new GaussianProcessFit(exactUpTo, inducing, learntFrom, iterations, true);
    }

    /** Fits a process, see {@link #fit(double[][], double[], long, Hyperparameters)}. */
    public GaussianProcess fit(double[][] codes, double[] scores, long seed) {
        return fit(codes, scores, seed, null);
    }

    /**
     * Fits a process.
     *
     * @param codes {@code [n, d]}
     * @param scores {@code [n]}
     * @param seed of what is drawn
     * @param start a further start for the hyperparameters, say those of an earlier fit, or null
     * @throws IllegalArgumentException if there are no codes, if a value is not finite, or if
     *     dimensions or counts differ; the message names the row
     */
    public GaussianProcess fit(
            double[][] codes, double[] scores, long seed, @Nullable Hyperparameters start) {
        ScoredCodes all = ScoredCodes.of(codes, scores);
        double mean = all.meanScore();
        SplittableRandom rng = new SplittableRandom(seed);
        int[] rows = IntStream.range(0, codes.length).toArray();
        if (codes.length > learntFrom) {
            rows = Arrays.copyOf(shuffled(rows, rng), learntFrom);
        }
        MarginalLikelihood learnt =
                likelihood(select(codes, rows), select(scores, rows), mean, rng);
        Hyperparameters best = learn(learnt, all, mean, start);
        MarginalLikelihood full =
                rows.length == codes.length ? learnt : likelihood(codes, scores, mean, rng);
        return GaussianProcess.of(best, mean, full);
    }

    private MarginalLikelihood likelihood(
            double[][] codes, double[] scores, double mean, RandomGenerator rng) {
        ScoredCodes data = ScoredCodes.of(codes, scores);
        double[] centred = data.centred(mean);
        if (codes.length <= exactUpTo) {
            return new ExactLikelihood(data.codes(), centred);
        }
        double[][] points = select(codes, inducingRows(scores, rng));
        DMatrixRMaj distinct =
                ScoredCodes.matrix(
                        Arrays.stream(points)
                                .map(Arrays::stream)
                                .map(code -> code.boxed().toList())
                                .distinct()
                                .map(code -> code.stream().mapToDouble(v -> v).toArray())
                                .toArray(double[][]::new));
        return new FitcLikelihood(data.codes(), centred, distinct);
    }

    private int[] inducingRows(double[] scores, RandomGenerator rng) {
        int[] ranked =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                        .mapToInt(row -> row)
                        .toArray();
        int best = Math.min(inducing, scores.length) / 4;
        int[] rest = shuffled(Arrays.copyOfRange(ranked, best, ranked.length), rng);
        int[] chosen = Arrays.copyOf(ranked, Math.min(inducing, scores.length));
        System.arraycopy(rest, 0, chosen, best, chosen.length - best);
        return chosen;
    }

    private Hyperparameters learn(
            MarginalLikelihood likelihood,
            ScoredCodes data,
            double mean,
            @Nullable Hyperparameters given) {
        double[] unit = units(data, mean);
        double[] lower = unit.clone();
        double[] upper = unit.clone();
        int d = unit.length - 2;
        for (int j = 0; j < d; j++) {
            lower[j] += Math.log(0.05);
            upper[j] += Math.log(1e4);
        }
        lower[d] += Math.log(0.01);
        upper[d] += Math.log(1000);
        lower[d + 1] += Math.log(1e-6);
        upper[d + 1] += Math.log(2);
        double[][] starts = {start(unit, 1, 0.1), start(unit, 0.3 * Math.sqrt(d), 0.01), null};
        starts[2] = given == null ? null : given.logs();
        double[] centre = start(unit, Math.sqrt(Math.E * d), 0.1);
        double best = Double.POSITIVE_INFINITY;
        double[] found = starts[0];
        for (double[] start : starts) {
            if (start != null && start.length == unit.length) {
                double value =
                        BoundedMinimizer.minimize(
                                (x, gradient) ->
                                        negative(likelihood, x, gradient)
                                                + (prior ? negativePrior(centre, x, gradient) : 0),
                                start,
                                lower,
                                upper,
                                iterations,
                                TOLERANCE);
                if (value < best) {
                    best = value;
                    found = start;
                }
            }
        }
        return Hyperparameters.ofLogs(found);
    }

    private static double negative(MarginalLikelihood likelihood, double[] x, double[] gradient) {
        try {
            double value = likelihood.value(Hyperparameters.ofLogs(x), gradient);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] = -gradient[j];
            }
            return -value;
        } catch (ArithmeticException e) {
            // not positive definite there: the search turns back
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Minus the log density of the prior, but for a constant; adds to the gradient. */
    private static double negativePrior(double[] centre, double[] x, double[] gradient) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            double spread = SPREAD[Math.max(0, j - x.length + 3)];
            double deviate = (x[j] - centre[j]) / spread;
            sum += 0.5 * deviate * deviate;
            gradient[j] += deviate / spread;
        }
        return sum;
    }

    private static double[] start(double[] unit, double scale, double noise) {
        double[] start = unit.clone();
        int d = unit.length - 2;
        for (int j = 0; j < d; j++) {
            start[j] += Math.log(scale);
        }
        start[d + 1] += Math.log(noise);
        return start;
    }

    /** Logarithms of the codes' standard deviations and, twice, of the scores' variance. */
    private static double[] units(ScoredCodes data, double mean) {
        DMatrixRMaj codes = data.codes();
        int n = codes.numRows;
        int d = codes.numCols;
        double[] unit = new double[d + 2];
        for (int j = 0; j < d; j++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                sum += codes.data[i * d + j] / n;
            }
            for (int i = 0; i < n; i++) {
                double deviation = codes.data[i * d + j] - sum;
                squares += deviation * deviation / n;
            }
            unit[j] = 0.5 * logOrZero(squares);
        }
        double variance = 0;
        for (double score : data.scores()) {
            variance += (score - mean) * (score - mean) / n;
        }
        unit[d] = logOrZero(variance);
        unit[d + 1] = unit[d];
        return unit;
    }

    /** A dimension or scores that do not vary: any unit will do. */
    private static double logOrZero(double variance) {
        return variance > 1e-300 ? Math.log(variance) : 0;
    }

    private static int[] shuffled(int[] rows, RandomGenerator rng) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }

    private static double[][] select(double[][] codes, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> codes[row]).toArray(double[][]::new);
    }

    private static double[] select(double[] scores, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray();
    }
}
