package org.molrae.molecules;

import org.molrae.grammar.Vocabulary;

/** A source of molecules: a model, or uniform chance. */
public sealed interface MoleculeSource extends AutoCloseable
        permits MoleculeGenerator, UniformMolecules {

    /** The rules in which molecules are written. */
    Vocabulary vocabulary();

    /**
     * Draws molecules without end.
     *
     * @return a stream to be closed
     * @throws IllegalArgumentException if the options ask for what the source does not have, or no
     *     molecule obeys their constraints
     */
    MoleculeStream sample(SampleOptions options);

    @Override
    void close();
}
