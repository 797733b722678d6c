package org.molrae.molecules.optimization;

/**
 * Rewards from 0 to 1 of costs: the score itself where all scores lie in between, as those of tasks
 * do; otherwise its place between the worst and the best that were seen.
 */
final class RewardScale {

    private double lowest = 0;
    private double highest = 1;
    private boolean any;
    private boolean relative;
    private double worst;
    private double best;

    /** Takes notice of a cost; NaN is none. */
    void see(double cost) {
        if (Double.isNaN(cost)) {
            return;
        }
        double score = -cost;
        worst = any ? Math.min(worst, score) : score;
        best = any ? Math.max(best, score) : score;
        any = true;
        relative |= score < 0 || score > 1;
        lowest = relative ? worst : 0;
        highest = relative ? best : 1;
    }

    /** The reward of a cost that was seen. */
    double reward(double cost) {
        return highest > lowest ? (-cost - lowest) / (highest - lowest) : 0;
    }
}
