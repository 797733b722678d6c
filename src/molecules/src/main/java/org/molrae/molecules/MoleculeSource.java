package org.molrae.molecules;

import java.util.Iterator;
import java.util.function.LongFunction;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.mask.Scaffold;

/**
 * A source of molecules: a model, uniform chance, or a generator of yours.
 *
 * <p>{@link #of} is all that a generator needs which has nothing to do with this toolkit, in order
 * to be filtered, written and measured as a model is.
 */
public interface MoleculeSource extends AutoCloseable {

    /**
     * Draws molecules without end.
     *
     * @return a stream to be closed
     * @throws IllegalArgumentException if the options ask for what the source does not have, or no
     *     molecule obeys their constraints
     */
    MoleculeStream sample(SampleOptions options);

    /**
     * The rules in which its molecules can be written: those of the grammar {@code smiles}, unless
     * it is a model of others.
     */
    default Vocabulary vocabulary() {
        return Vocabulary.of(Grammar.named("smiles"));
    }

    /**
     * A fragment that molecules are to contain, for {@link Sampling#containing(Scaffold)}.
     *
     * @param smiles in any form, one part
     * @throws InvalidMoleculeException if it is no molecule, has several parts, or atoms that the
     *     source does not write
     */
    default Scaffold scaffold(String smiles) throws InvalidMoleculeException {
        return Scaffold.of(smiles, vocabulary());
    }

    /** Draws molecules as is said step by step. */
    default Sampling sampling() {
        return Sampling.of(this);
    }

    @Override
    void close();

    /**
     * A generator from outside, with what options say of forms, filters and draws. It has no
     * training set, and takes no constraint, scaffold, density, noise or choice of rules.
     *
     * @param texts what it writes under a seed, molecules or not, one after another: SMILES in any
     *     form. The same seed should give the same. It is asked on the thread that draws
     */
    static MoleculeSource of(LongFunction<? extends Iterator<String>> texts) {
        return new GivenMolecules(texts);
    }
}
