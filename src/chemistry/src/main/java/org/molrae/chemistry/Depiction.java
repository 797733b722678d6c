package org.molrae.chemistry;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

/** Drawings of molecules by CDK, black bonds and colored atoms on no background. */
public final class Depiction {

    private static final double PADDING = 4;

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Depiction() {}

    /**
     * Draws a molecule as SVG that scales to its frame.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     * @throws IllegalArgumentException if CDK cannot lay it out
     */
    public static String svg(String smiles) throws InvalidMoleculeException {
        String kekule = KekuleForm.of(smiles);
        try {
            SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
            IAtomContainer molecule = parser.parseSmiles(kekule);
            return new DepictionGenerator()
                    .withAtomColors()
                    .withBackgroundColor(new java.awt.Color(0, 0, 0, 0))
                    .withPadding(PADDING)
                    .depict(molecule)
                    .toSvgStr();
        } catch (CDKException | RuntimeException e) {
            throw new IllegalArgumentException("CDK cannot draw " + smiles, e);
        }
    }
}
