package org.molrae.chemistry;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * The form of a molecule for display: isomeric SMILES with aromatic symbols, by RDKit's
 * aromaticity, in the order of the input.
 *
 * <p>RDKit reads it as the molecule that was given. Where aromatic symbols would hide something –
 * the configuration of a double bond in a large ring that RDKit calls aromatic, for instance – the
 * molecule is written without them.
 *
 * <p>Any number of threads may ask at once.
 */
final class AromaticForm {

    private AromaticForm() {}

    /**
     * Brings a molecule to its aromatic form.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static String of(String smiles) throws InvalidMoleculeException {
        return Molecule.fromSmiles(smiles).aromaticSmiles();
    }
}
