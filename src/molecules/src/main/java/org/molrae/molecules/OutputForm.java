package org.molrae.molecules;

import org.molrae.chemistry.AromaticForm;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/** How molecules are written. */
public enum OutputForm {
    /** Isomeric SMILES with aromatic symbols, in the model's order of atoms. */
    AROMATIC {
        @Override
        String write(String kekule) throws InvalidMoleculeException {
            return AromaticForm.of(kekule);
        }
    },
    /** What the model itself writes: isomeric Kekulé SMILES. */
    KEKULE {
        @Override
        String write(String kekule) {
            return kekule;
        }
    },
    /** CDK's absolute SMILES, through InChI: the slowest by far. */
    CANONICAL {
        @Override
        String write(String kekule) throws InvalidMoleculeException {
            return CanonicalForm.of(kekule);
        }
    };

    /**
     * Writes a molecule.
     *
     * @param kekule a Kekulé SMILES
     * @throws InvalidMoleculeException if it is no molecule
     */
    abstract String write(String kekule) throws InvalidMoleculeException;
}
