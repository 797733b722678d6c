package org.molrae.molecules.mask;

import org.molrae.chemistry.smiles.MoleculeCheck;
import org.openscience.cdk.atomtype.CDKAtomTypeMatcher;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.exception.InvalidSmilesException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IAtomType;
import org.openscience.cdk.interfaces.IChemObjectBuilder;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

/**
 * Asks the judges whether an atom may have certain bonds: puts it into a small molecule with them
 * and lets RDKit's valence rules ({@link MoleculeCheck}) and CDK's atom types decide. So no table
 * of valences has to be kept in agreement with either.
 */
final class ValenceProbe {

    private ValenceProbe() {}

    /** Whether the first atom of a SMILES is accepted by both. */
    static boolean accepts(String smiles) {
        return MoleculeCheck.of(smiles).valid() && hasAtomType(smiles);
    }

    private static boolean hasAtomType(String smiles) {
        IChemObjectBuilder builder = SilentChemObjectBuilder.getInstance();
        try {
            IAtomContainer molecule = new SmilesParser(builder).parseSmiles(smiles);
            IAtomType type =
                    CDKAtomTypeMatcher.getInstance(builder)
                            .findMatchingAtomType(molecule, molecule.getAtom(0));
            return type != null && !"X".equals(type.getAtomTypeName());
        } catch (InvalidSmilesException e) {
            return false;
        } catch (CDKException e) {
            throw new IllegalStateException("CDK cannot type " + smiles, e);
        }
    }
}
