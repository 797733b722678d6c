package org.molrae.molecules.mask;

import org.molrae.chemistry.smiles.MoleculeCheck;
import org.openscience.cdk.aromaticity.Kekulization;
import org.openscience.cdk.atomtype.CDKAtomTypeMatcher;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IAtomType;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

/** Whether a SMILES is a molecule: by RDKit's rules, and by CDK with a type for every atom. */
final class Judges {

    private final SmilesParser parser;
    private final CDKAtomTypeMatcher matcher;

    Judges() {
        parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        matcher = CDKAtomTypeMatcher.getInstance(SilentChemObjectBuilder.getInstance());
    }

    /** What is wrong, empty if nothing is. */
    String objection(String smiles) {
        MoleculeCheck.Verdict verdict = MoleculeCheck.of(smiles);
        if (!verdict.valid()) {
            return verdict.message();
        }
        try {
            IAtomContainer molecule = parser.parseSmiles(smiles);
            Kekulization.kekulize(molecule);
            for (IAtomType type : matcher.findMatchingAtomTypes(molecule)) {
                if (type == null || "X".equals(type.getAtomTypeName())) {
                    return "an atom without a type";
                }
            }
            return "";
        } catch (CDKException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
