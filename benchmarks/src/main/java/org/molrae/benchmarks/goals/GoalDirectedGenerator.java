package org.molrae.benchmarks.goals;

import java.io.IOException;
import java.util.List;

/** A generator of molecules that score high. */
public interface GoalDirectedGenerator {

    /** The name of the generator with the settings that decide its results. */
    String name();

    /** What else decides the results for a task, the hash of a file say; mostly empty. */
    default String version(String task) throws IOException {
        return "";
    }

    /**
     * Works on a task.
     *
     * @param assignment the score, how many molecules are wanted, where to begin
     * @return SMILES; repeated ones and those that are no molecules are dropped by who assesses
     * @throws BudgetSpentException if the oracle does: what was asked until then is assessed
     */
    List<String> generate(Assignment assignment) throws IOException;
}
