package org.molrae.search.strategy;

import java.util.List;

/**
 * A strategy that writes the texts to score next itself, so as to find a low score. Scores are
 * minimised. Not safe for use by several threads; deterministic by the seed that it was made with
 * and by what it observed.
 */
public non-sealed interface TextSearch extends SearchStrategy {

    /**
     * Texts worth scoring.
     *
     * @param batch how many, at least 1
     * @return so many; where it finds no others, some that were proposed before
     */
    List<String> propose(int batch);

    /**
     * Tells scores. Texts need not have been proposed: some may be told first.
     *
     * @param texts each in the form that the search problem gives it
     * @param scores of the texts, in their order; NaN for a text that is invalid or has no score
     */
    void observe(List<String> texts, double[] scores);
}
