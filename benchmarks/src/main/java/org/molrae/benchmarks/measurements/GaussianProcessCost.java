package org.molrae.benchmarks.measurements;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.search.strategy.BayesianOptimization;
import org.molrae.search.strategy.SearchBox;
import org.molrae.search.surrogate.Calibration;
import org.molrae.search.surrogate.GaussianProcess;
import org.molrae.search.surrogate.GaussianProcessFit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The cost of one round of Bayesian optimisation at the size of the paper's tasks, on made-up codes
 * whose scores depend on five of the dimensions, with noise of standard deviation 0.3.
 */
@Command(name = "GaussianProcessCost", mixinStandardHelpOptions = true)
final class GaussianProcessCost implements Callable<Integer> {

    private static final double NOISE = 0.3;

    @Option(names = "--codes", defaultValue = "90000")
    private int count;

    @Option(names = "--dimension", defaultValue = "25")
    private int dimension;

    @Option(names = "--inducing", defaultValue = "500")
    private int inducing;

    @Option(names = "--learnt-from", defaultValue = "2000")
    private int learntFrom;

    @Option(names = "--batch", defaultValue = "50")
    private int batch;

    private GaussianProcessCost() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GaussianProcessCost()).execute(arguments));
    }

    @Override
    public Integer call() {
        double[][] codes = codes(count, 1);
        double[][] held = codes(2000, 2);
        double[] scores = scores(codes, 3);
        GaussianProcessFit fit = new GaussianProcessFit(500, inducing, learntFrom, 50);
        long start = System.nanoTime();
        GaussianProcess process = fit.fit(codes, scores, 4);
        double fitted = seconds(start);
        start = System.nanoTime();
        Calibration calibration = process.calibration(held, scores(held, 5));
        double judged = seconds(start);
        BayesianOptimization search = new BayesianOptimization(SearchBox.around(codes), fit, 6);
        search.observe(codes, scores);
        start = System.nanoTime();
        double[][] proposed = search.propose(batch);
        double round = seconds(start);
        System.out.printf(
                Locale.ROOT,
                "%d codes of %d, %d inducing, learnt from %d: fit %.1f s; 2,000 predictions %.2f s;"
                        + " round of %d proposals %.1f s, with a fit; held-out RMSE %.4f (noise %.1f),"
                        + " log-likelihood %.4f; mean true score %.3f, proposed %.3f%n",
                count,
                dimension,
                inducing,
                learntFrom,
                fitted,
                judged,
                batch,
                round,
                calibration.rmse(),
                NOISE,
                calibration.meanLogLikelihood(),
                Arrays.stream(codes).mapToDouble(GaussianProcessCost::truth).average().orElse(0),
                Arrays.stream(proposed)
                        .mapToDouble(GaussianProcessCost::truth)
                        .average()
                        .orElse(0));
        return 0;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private double[][] codes(int n, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        double[][] codes = new double[n][];
        Arrays.setAll(codes, i -> NormalDeviates.draw(rng, dimension));
        return codes;
    }

    private static double truth(double[] code) {
        return 2
                + Math.sin(code[0])
                + 0.5 * Math.cos(code[1])
                + 0.3 * code[2]
                + 0.1 * code[3] * code[4];
    }

    private static double[] scores(double[][] codes, long seed) {
        double[] noise = NormalDeviates.draw(new SplittableRandom(seed), codes.length);
        double[] scores = new double[codes.length];
        Arrays.setAll(scores, i -> truth(codes[i]) + NOISE * noise[i]);
        return scores;
    }
}
