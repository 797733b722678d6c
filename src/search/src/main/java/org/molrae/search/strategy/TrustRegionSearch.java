package org.molrae.search.strategy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.molrae.search.surrogate.GaussianProcess;
import org.molrae.search.surrogate.GaussianProcessFit;

/**
 * Bayesian optimisation in a trust region: a box around the best code that doubles after three
 * successes in a row and halves after {@code max(4, d) / batch} failures; when it has become too
 * small, the search restarts elsewhere (TuRBO-1: Eriksson et al., <i>Scalable Global Optimization
 * via Local Bayesian Optimization</i>, NeurIPS 2019). Its sides follow the length scales of the
 * Gaussian process.
 *
 * <p>Differences: batches are chosen by expected improvement with kriging believers, where TuRBO
 * draws from the posterior at some thousand candidates; the process is fitted to the observations
 * nearest to the centre, at most {@link #LOCAL}, so that a large training set may be told first.
 */
final class TrustRegionSearch implements SurrogateSearch {
    /** Observations that the process is fitted to, at most. */
    static final int LOCAL = 400;

    private static final double FIRST_LENGTH = 0.8;
    private static final double LEAST_LENGTH = 1.0 / 128;
    private static final double LARGEST_LENGTH = 1.6;
    private static final int SUCCESSES = 3;
    private static final double NOTICEABLE = 1e-3;
    private static final int CANDIDATES = 1000;
    private static final int RESTARTS = 4;
    private static final int GOOD = 5;

    private final SearchBox box;
    private final Observations observations;
    private final SplittableRandom rng;
    private final AcquisitionSearch acquisition = new AcquisitionSearch(CANDIDATES, RESTARTS);
    private final int initial;
    private double length = FIRST_LENGTH;
    private int successes;
    private int failures;
    private @Nullable GaussianProcess process;

    /**
     * Starts the search.
     *
     * @param box best that of the training codes
     * @param initial codes drawn uniformly before a process is fitted, and again at every new
     *     start; at the first start, observations told beforehand count
     * @throws IllegalArgumentException if {@code initial} is less than 2
     */
    public TrustRegionSearch(SearchBox box, int initial, long seed) {
        if (initial < 2) {
            throw new IllegalArgumentException("a trust region needs at least 2 initial codes");
        }
        this.box = box;
        this.initial = initial;
        this.observations = new Observations(box.dimension());
        this.rng = new SplittableRandom(seed);
    }

    /** Side of the trust region as a share of the box's, from 1/128 to 1.6. */
    public double length() {
        return length;
    }

    @Override
    public Optional<GaussianProcess> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public double[][] propose(int batch) {
        Observations.checkBatch(batch);
        if (observations.size() < initial || !BayesianOptimization.informative(observations)) {
            process = null;
            return new RandomSearch(box, rng.nextLong()).propose(batch);
        }
        double[] centre = observations.bestCode();
        int[] near = nearest(centre);
        double[][] codes = select(near);
        double[] scores = Arrays.stream(near).mapToDouble(observations::score).toArray();
        GaussianProcessFit fit = new GaussianProcessFit(LOCAL, LOCAL, LOCAL, 40).withPrior();
        GaussianProcess fitted = fit.fit(codes, scores, rng.nextLong());
        process = fitted;
        SearchBox region = region(centre, fitted.hyperparameters().lengthScales());
        double[][] good =
                Arrays.stream(observations.lowest(GOOD))
                        .mapToObj(observations::code)
                        .toArray(double[][]::new);
        return acquisition.batch(fitted, observations.bestScore(), region, good, batch, rng);
    }

    /** The rows nearest to a code, in units of the box. */
    private int[] nearest(double[] centre) {
        double[] lower = box.lower();
        double[] upper = box.upper();
        double[] distances = new double[observations.size()];
        for (int row = 0; row < distances.length; row++) {
            double[] code = observations.code(row);
            for (int j = 0; j < centre.length; j++) {
                double side = upper[j] - lower[j];
                double difference = side > 0 ? (code[j] - centre[j]) / side : 0;
                distances[row] += difference * difference;
            }
        }
        return observations.sorted(Comparator.comparingDouble(row -> distances[row]), LOCAL);
    }

    private double[][] select(int[] rows) {
        return Arrays.stream(rows).mapToObj(observations::code).toArray(double[][]::new);
    }

    /** Sides in proportion to the length scales, their geometric mean the share {@link #length}. */
    private SearchBox region(double[] centre, double[] scales) {
        double[] lower = box.lower();
        double[] upper = box.upper();
        int d = centre.length;
        double[] weights = new double[d];
        double logs = 0;
        for (int j = 0; j < d; j++) {
            double side = Math.max(upper[j] - lower[j], Double.MIN_NORMAL);
            // a dimension without influence has a huge length scale: none is longer than the box
            weights[j] = Math.min(scales[j] / side, 1);
            logs += Math.log(weights[j]) / d;
        }
        double[] from = new double[d];
        double[] to = new double[d];
        for (int j = 0; j < d; j++) {
            double half = 0.5 * length * weights[j] / Math.exp(logs) * (upper[j] - lower[j]);
            double inside = Math.min(upper[j], Math.max(lower[j], centre[j]));
            from[j] = Math.max(lower[j], inside - half);
            to[j] = Math.min(upper[j], inside + half);
        }
        return new SearchBox(from, to);
    }

    @Override
    public void observe(double[][] codes, double[] scores) {
        boolean started = observations.size() >= initial && observations.any();
        double before = started ? observations.bestScore() : Double.NaN;
        observations.add(codes, scores);
        if (started && codes.length > 0) {
            resize(before, codes.length);
        }
    }

    private void resize(double before, int batch) {
        if (observations.bestScore() < before - NOTICEABLE * Math.abs(before)) {
            successes++;
            failures = 0;
        } else {
            failures++;
            successes = 0;
        }
        int patience = (Math.max(4, box.dimension()) + batch - 1) / batch;
        if (successes == SUCCESSES) {
            length = Math.min(LARGEST_LENGTH, 2 * length);
            successes = 0;
        } else if (failures >= patience) {
            length /= 2;
            failures = 0;
        }
        if (length < LEAST_LENGTH) {
            observations.clear();
            length = FIRST_LENGTH;
            successes = 0;
        }
    }
}
