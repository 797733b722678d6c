package org.molrae.chemistry.structure;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;

/** Molecules to and from CDK. */
final class CdkBridge {

    private static final SmilesGenerator GENERATOR =
            new SmilesGenerator(SmiFlavor.Isomeric | SmiFlavor.AtomAtomMap);

    private CdkBridge() {}

    static String smiles(IAtomContainer container) throws InvalidMoleculeException {
        try {
            return GENERATOR.create(container);
        } catch (CDKException | RuntimeException e) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED, -1, "CDK cannot write this molecule: " + e.getMessage());
        }
    }

    static IAtomContainer container(Molecule molecule) {
        IAtomContainer container = SilentChemObjectBuilder.getInstance().newAtomContainer();
        for (int a = 0; a < molecule.atomCount(); a++) {
            IAtom atom = container.getBuilder().newAtom();
            atom.setAtomicNumber(molecule.element(a));
            atom.setFormalCharge(molecule.charge(a));
            atom.setImplicitHydrogenCount(molecule.hydrogens(a));
            if (molecule.isotope(a) > 0) {
                atom.setMassNumber(molecule.isotope(a));
            }
            atom.setIsAromatic(molecule.aromatic(a));
            atom.setIsInRing(molecule.inRing(a));
            container.addAtom(atom);
        }
        for (int b = 0; b < molecule.bondCount(); b++) {
            container.addBond(molecule.begin(b), molecule.end(b), order(molecule.order(b)));
            IBond bond = container.getBond(b);
            bond.setIsAromatic(molecule.aromaticBond(b));
            bond.setIsInRing(molecule.ringBond(b));
        }
        for (int a = 0; a < molecule.atomCount(); a++) {
            for (int i = 0; i < molecule.radicalElectrons(a); i++) {
                container.addSingleElectron(a);
            }
        }
        return container;
    }

    private static IBond.Order order(int order) {
        return switch (order) {
            case 2 -> IBond.Order.DOUBLE;
            case 3 -> IBond.Order.TRIPLE;
            case 4 -> IBond.Order.QUADRUPLE;
            default -> IBond.Order.SINGLE;
        };
    }
}
