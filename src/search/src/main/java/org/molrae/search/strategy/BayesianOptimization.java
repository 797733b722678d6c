package org.molrae.search.strategy;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.molrae.search.surrogate.GaussianProcess;
import org.molrae.search.surrogate.GaussianProcessFit;
import org.molrae.search.surrogate.Hyperparameters;

/**
 * A Gaussian process over everything observed, and batches of large expected improvement over the
 * lowest score (Jones, Schonlau and Welch 1998), each code believed to score as predicted before
 * the next is chosen. Kusner's protocol, with these differences: inducing points stay where they
 * are, hyperparameters are learnt by L-BFGS, half the candidates lie near good codes.
 *
 * <p>Until two codes have different scores, proposals are drawn uniformly from the box.
 */
public final class BayesianOptimization implements SurrogateSearch {
    private static final int CANDIDATES = 1000;
    private static final int RESTARTS = 4;
    private static final int GOOD = 20;

    private final SearchBox box;
    private final GaussianProcessFit fit;
    private final AcquisitionSearch acquisition;
    private final Observations observations;
    private final SplittableRandom rng;
    private @Nullable GaussianProcess process;

    /**
     * Starts the search.
     *
     * @param box best that of the training codes
     * @param fit of the Gaussian process, once a batch
     */
    public BayesianOptimization(SearchBox box, GaussianProcessFit fit, long seed) {
        this.box = box;
        this.fit = fit;
        this.acquisition = new AcquisitionSearch(CANDIDATES, RESTARTS);
        this.observations = new Observations(box.dimension());
        this.rng = new SplittableRandom(seed);
    }

    @Override
    public Optional<GaussianProcess> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public double[][] propose(int batch) {
        Observations.checkBatch(batch);
        if (!informative(observations)) {
            process = null;
            return new RandomSearch(box, rng.nextLong()).propose(batch);
        }
        Hyperparameters last = process == null ? null : process.hyperparameters();
        GaussianProcess fitted =
                fit.fit(observations.codes(), observations.scores(), rng.nextLong(), last);
        process = fitted;
        double[][] good =
                Arrays.stream(observations.lowest(GOOD))
                        .mapToObj(observations::code)
                        .toArray(double[][]::new);
        return acquisition.batch(fitted, observations.bestScore(), box, good, batch, rng);
    }

    /** Whether there are two different scores. */
    static boolean informative(Observations observations) {
        return observations.any()
                && Arrays.stream(observations.scores()).distinct().limit(2).count() == 2;
    }

    @Override
    public void observe(double[][] codes, double[] scores) {
        observations.add(codes, scores);
    }
}
