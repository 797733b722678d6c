package org.molrae.search.strategy;

import java.util.SplittableRandom;

/** Codes drawn uniformly from the box: what any other strategy must beat. */
final class RandomSearch implements CodeSearch {
    private final SearchBox box;
    private final Observations observations;
    private final SplittableRandom rng;

    /** Starts the search. */
    public RandomSearch(SearchBox box, long seed) {
        this.box = box;
        this.observations = new Observations(box.dimension());
        this.rng = new SplittableRandom(seed);
    }

    @Override
    public double[][] propose(int batch) {
        Observations.checkBatch(batch);
        double[][] codes = new double[batch][];
        for (int i = 0; i < batch; i++) {
            codes[i] = box.sample(rng);
        }
        return codes;
    }

    @Override
    public void observe(double[][] codes, double[] scores) {
        observations.add(codes, scores);
    }
}
