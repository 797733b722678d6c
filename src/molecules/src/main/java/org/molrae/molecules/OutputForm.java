package org.molrae.molecules;

import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/** How molecules are written. */
public enum OutputForm {
    /** Isomeric SMILES with aromatic symbols, in the model's order of atoms. */
    AROMATIC {
        @Override
        String write(KekuleGraph molecule, String kekule) throws InvalidMoleculeException {
            return Molecule.of(molecule).aromaticSmiles();
        }
    },
    /** Isomeric Kekulé SMILES, as the model itself writes them. */
    KEKULE {
        @Override
        String write(KekuleGraph molecule, String kekule) {
            return kekule;
        }
    },
    /** CDK's absolute SMILES, through InChI: the slowest by far. */
    CANONICAL {
        @Override
        String write(KekuleGraph molecule, String kekule) throws InvalidMoleculeException {
            return CanonicalForm.of(molecule);
        }
    };

    /**
     * Writes a molecule.
     *
     * @param kekule the text that it was read from
     * @throws InvalidMoleculeException if it cannot be written in this form
     */
    abstract String write(KekuleGraph molecule, String kekule) throws InvalidMoleculeException;
}
