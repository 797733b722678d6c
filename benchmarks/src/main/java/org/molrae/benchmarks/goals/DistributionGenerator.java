package org.molrae.benchmarks.goals;

import java.util.List;

/** A generator of molecules that are like those it was trained on. */
public interface DistributionGenerator {

    /** The name of the generator with the settings that decide its results. */
    String name();

    /**
     * Draws molecules.
     *
     * @param number of them
     * @param seed of everything that is random
     * @return so many texts, which may be repeated or no molecules
     */
    List<String> generate(int number, long seed);
}
