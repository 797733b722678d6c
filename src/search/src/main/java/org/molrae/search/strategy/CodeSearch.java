package org.molrae.search.strategy;

/**
 * A strategy that chooses the codes to score next, so as to find a low score. Scores are minimised.
 * Not safe for use by several threads; deterministic by the seed that it was made with and by what
 * it observed.
 */
public non-sealed interface CodeSearch extends SearchStrategy {
    /**
     * Codes worth scoring, inside the box.
     *
     * @param batch how many, at least 1
     * @return {@code [batch, d]}
     * @throws IllegalArgumentException if {@code batch} is less than 1
     */
    double[][] propose(int batch);

    /**
     * Tells scores. Codes need not have been proposed, nor lie inside the box: the training set may
     * be told first.
     *
     * @param codes {@code [n, d]}
     * @param scores {@code [n]}; NaN marks a code that is invalid, which counts as the worst score
     *     observed
     * @throws IllegalArgumentException if counts or dimensions differ, a code is not finite, or a
     *     score is infinite; the message names the row
     */
    void observe(double[][] codes, double[] scores);
}
