package org.molrae.chemistry;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;

/**
 * The form of a molecule for display: isomeric SMILES with aromatic symbols, by CDK's Daylight
 * model, in the order of the input.
 *
 * <p>Every text is read back by RDKit's rules and compared with the input. Where it would not be
 * the same molecule – CDK calls more rings aromatic than RDKit can kekulize, for instance – the
 * canonical Kekulé form is returned instead.
 *
 * <p>Any number of threads may ask at once.
 */
public final class AromaticForm {

    private static final SmilesGenerator GENERATOR =
            new SmilesGenerator(
                    SmiFlavor.Isomeric | SmiFlavor.UseAromaticSymbols | SmiFlavor.AtomAtomMap);

    private AromaticForm() {}

    /**
     * Brings a molecule to its aromatic form.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static String of(String smiles) throws InvalidMoleculeException {
        String form = KekuleForm.of(smiles);
        return CdkMolecule.write(form, form, GENERATOR);
    }
}
