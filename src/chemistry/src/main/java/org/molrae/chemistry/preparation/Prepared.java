package org.molrae.chemistry.preparation;

import java.util.Set;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/** What became of a molecule. */
public sealed interface Prepared {

    /**
     * A molecule that is ready.
     *
     * @param form canonical Kekulé SMILES: equal molecules have equal ones
     * @param changes what was done to it; empty if nothing but writing it anew
     */
    record Kept(String form, Set<Change> changes) implements Prepared {

        /**
         * The molecule as aromatic SMILES in the order of atoms of its canonical form, so that
         * equal molecules have equal texts.
         */
        public String aromaticSmiles() {
            try {
                return Molecule.fromSmiles(form).aromaticSmiles();
            } catch (InvalidMoleculeException e) {
                throw new IllegalStateException(form + " was a molecule", e);
            }
        }
    }

    /**
     * A molecule that is left out.
     *
     * @param reason in a few words, the same for all of its kind
     */
    record LeftOut(String reason) implements Prepared {}
}
