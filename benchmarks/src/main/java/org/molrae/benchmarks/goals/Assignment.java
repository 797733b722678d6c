package org.molrae.benchmarks.goals;

import java.util.List;

/**
 * What a generator is given to work on.
 *
 * @param task its name
 * @param molecules how many are wanted
 * @param start SMILES to begin with, mostly none
 * @param oracle the score
 * @param seed of everything that is random
 */
public record Assignment(String task, int molecules, List<String> start, Oracle oracle, long seed) {

    /** Copies the list. */
    public Assignment {
        start = List.copyOf(start);
    }
}
