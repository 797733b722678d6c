package org.molrae.search.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A genetic algorithm over codes: children of the best codes so far, half of them crossed (a point
 * on the line through two parents, or coordinates of either), all of them mutated by a Gaussian
 * whose size is drawn for each, from small to one deviation of the codes.
 *
 * <p>Where {@link EvolutionStrategy} moves one Gaussian, this keeps many good places. Codes of the
 * same score count as one: a decoder turns whole regions into the same text. Invalid codes are
 * never parents.
 */
final class GeneticSearch implements CodeSearch {
    /** Codes of different scores that may be parents. */
    static final int ELITES = 60;

    private static final double CROSSED = 0.5;
    private static final double BEYOND = 0.25;
    private static final double SMALLEST_STEP = 0.1;
    private static final int TOURNAMENT = 2;

    private final SearchBox box;
    private final Observations observations;
    private final SplittableRandom rng;
    private double[] deviations = new double[0];

    /** Starts the search; until a valid code is observed, it draws uniformly from the box. */
    public GeneticSearch(SearchBox box, long seed) {
        this.box = box;
        this.observations = new Observations(box.dimension());
        this.rng = new SplittableRandom(seed);
    }

    @Override
    public double[][] propose(int batch) {
        Observations.checkBatch(batch);
        if (!observations.any()) {
            return new RandomSearch(box, rng.nextLong()).propose(batch);
        }
        if (deviations.length == 0) {
            deviations = deviations();
        }
        List<double[]> elites = elites();
        double[][] children = new double[batch][];
        for (int i = 0; i < batch; i++) {
            children[i] = box.clamp(child(elites));
        }
        return children;
    }

    /** The codes of the lowest scores, the first of each score. */
    private List<double[]> elites() {
        List<double[]> elites = new ArrayList<>();
        double last = Double.NaN;
        for (int row : observations.lowest(observations.size())) {
            if (!observations.valid(row)) {
                continue;
            }
            double score = observations.score(row);
            if (elites.isEmpty() || score > last) {
                elites.add(observations.code(row));
                last = score;
            }
            if (elites.size() == ELITES) {
                break;
            }
        }
        return elites;
    }

    private double[] child(List<double[]> elites) {
        double[] child = parent(elites).clone();
        if (rng.nextDouble() < CROSSED) {
            double[] other = parent(elites);
            double share = -BEYOND + (1 + 2 * BEYOND) * rng.nextDouble();
            boolean line = rng.nextBoolean();
            for (int j = 0; j < child.length; j++) {
                double taken = line ? share : rng.nextInt(2);
                child[j] += taken * (other[j] - child[j]);
            }
        }
        double step = Math.pow(SMALLEST_STEP, rng.nextDouble());
        double[] deviates = NormalDeviates.draw(rng, child.length);
        for (int j = 0; j < child.length; j++) {
            child[j] += step * deviations[j] * deviates[j];
        }
        return child;
    }

    /** The best of some elites drawn. */
    private double[] parent(List<double[]> elites) {
        int best = elites.size();
        for (int i = 0; i < TOURNAMENT; i++) {
            best = Math.min(best, rng.nextInt(elites.size()));
        }
        return elites.get(best);
    }

    /** Of the codes told beforehand, or a quarter of the box where these say nothing. */
    private double[] deviations() {
        double[] lower = box.lower();
        double[] upper = box.upper();
        double[][] codes = observations.codes();
        double[] result = new double[lower.length];
        for (int j = 0; j < result.length; j++) {
            double mean = 0;
            double squares = 0;
            for (double[] code : codes) {
                mean += code[j] / codes.length;
            }
            for (double[] code : codes) {
                squares += (code[j] - mean) * (code[j] - mean) / codes.length;
            }
            result[j] = squares > 0 ? Math.sqrt(squares) : 0.25 * (upper[j] - lower[j]);
        }
        return result;
    }

    @Override
    public void observe(double[][] codes, double[] scores) {
        observations.add(codes, scores);
    }
}
