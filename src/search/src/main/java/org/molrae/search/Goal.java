package org.molrae.search;

import java.util.List;

/** Which scores are wanted. */
public enum Goal {
    /** Low ones. */
    MINIMIZE(1),
    /** High ones. */
    MAXIMIZE(-1);

    private final int sign;

    Goal(int sign) {
        this.sign = sign;
    }

    /** A score as strategies see it, who minimise; its own inverse. */
    double cost(double score) {
        return sign * score;
    }

    /** Whether a score is better than another; no score, NaN, is better than none. */
    public boolean better(double score, double than) {
        return cost(score) < cost(than) || (Double.isNaN(than) && !Double.isNaN(score));
    }

    /** The best score of some texts, NaN if there are none. */
    public double best(List<ScoredText> texts) {
        return texts.stream()
                .mapToDouble(ScoredText::score)
                .reduce(Double.NaN, (a, b) -> better(b, a) ? b : a);
    }
}
