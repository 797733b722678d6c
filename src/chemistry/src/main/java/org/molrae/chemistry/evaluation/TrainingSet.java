package org.molrae.chemistry.evaluation;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;

/** The molecules that a generator has seen, to tell which ones are new. Filled by one thread. */
public final class TrainingSet {

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

    /** The number of different molecules. */
    public int distinct() {
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
