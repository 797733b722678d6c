package org.molrae.chemistry;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.openscience.cdk.aromaticity.Aromaticity;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * The way into CDK and back: Kekulé SMILES in, aromatic SMILES out, with a check that it is the
 * same molecule.
 */
final class CdkMolecule {

    private CdkMolecule() {}

    /** Reads Kekulé SMILES and marks aromatic atoms and bonds by the Daylight model. */
    static IAtomContainer aromatic(String kekule) throws CDKException {
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        parser.kekulise(false);
        IAtomContainer molecule = parser.parseSmiles(kekule);
        Cycles.markRingAtomsAndBonds(molecule);
        Aromaticity.apply(Aromaticity.Model.Daylight, molecule);
        return molecule;
    }

    /**
     * Writes a Kekulé form by CDK with aromatic symbols.
     *
     * @param kekule what CDK reads
     * @param form the canonical Kekulé form of the same molecule, which the result must lead back
     *     to
     * @return the text, or {@code kekule} itself where CDK fails or RDKit's rules would read
     *     another molecule
     */
    static String write(String kekule, String form, SmilesGenerator generator) {
        try {
            String text = generator.create(aromatic(kekule));
            return KekuleForm.of(text).equals(form) ? text : kekule;
        } catch (CDKException | InvalidMoleculeException | RuntimeException e) {
            // a molecule that CDK cannot handle keeps its Kekulé form
            return kekule;
        }
    }
}
