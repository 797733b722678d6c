package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * The molecules that a generator has seen, to tell which ones are new, all of them held, at 24
 * bytes each or less. Filled by one thread; sets merge, and travel by Java's serialization within
 * one computation.
 */
public final class TrainingSet implements Serializable {

    private static final long serialVersionUID = 1;

    private final KeyCounts identities = new KeyCounts();

    /**
     * A molecule by the key of its identity, which any thread may compute.
     *
     * @param key equal for equal molecules
     */
    public record Member(long key) {

        /**
         * Computes the key.
         *
         * @throws InvalidMoleculeException if the text is no molecule
         */
        public static Member of(String smiles) throws InvalidMoleculeException {
            return of(smiles, KekuleGraph.read(smiles));
        }

        /**
         * Computes the key of a molecule that has been read.
         *
         * @param smiles the text that it was read from
         */
        public static Member of(String smiles, KekuleGraph molecule) {
            return new Member(Identity.of(molecule, smiles));
        }
    }

    public void add(Member molecule) {
        identities.add(molecule.key());
    }

    /** Adds the molecules of another set. */
    public void merge(TrainingSet other) {
        identities.merge(other.identities);
    }

    /** The number of different molecules. */
    public long distinct() {
        return identities.distinct();
    }

    /** Whether a molecule is in the set. */
    public boolean contains(MoleculeFeatures molecule) {
        return identities.contains(molecule.identity());
    }

    KeyCounts identities() {
        return identities;
    }
}
