package org.molrae.chemistry.evaluation;

import java.util.List;
import org.molrae.chemistry.structure.Molecule;

/**
 * A metric that needs more of each molecule than {@link MoleculeFeatures} hold. Molecules are
 * measured as they are read, and a set keeps what the metric adds up of them: {@link
 * SetStatistics#attach}.
 *
 * @param <T> the measurement of one molecule
 */
public interface MeasuredMetric<T> extends Metric {

    /**
     * Measures some molecules. Called from several threads at once.
     *
     * @param molecules the molecules that were read
     * @param smiles the texts that they were read from
     * @return a measurement of each, in their order
     */
    List<T> measure(List<Molecule> molecules, List<String> smiles);

    /** Adds a measurement to those of a set, on one thread and in the order of the molecules. */
    void add(SetStatistics set, T measurement);
}
