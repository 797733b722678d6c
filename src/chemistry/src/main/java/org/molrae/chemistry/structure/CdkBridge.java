package org.molrae.chemistry.structure;

import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.Configurations;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.openscience.cdk.CDKConstants;
import org.openscience.cdk.aromaticity.Kekulization;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IAtomType;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.interfaces.IDoubleBondStereochemistry;
import org.openscience.cdk.interfaces.ITetrahedralChirality;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.stereo.DoubleBondStereochemistry;
import org.openscience.cdk.stereo.TetrahedralChirality;

/** Molecules to and from CDK. */
final class CdkBridge {

    private static final SmilesGenerator GENERATOR =
            new SmilesGenerator(SmiFlavor.Isomeric | SmiFlavor.AtomAtomMap);

    private CdkBridge() {}

    static String smiles(IAtomContainer container) throws InvalidMoleculeException {
        try {
            return GENERATOR.create(kekulized(container));
        } catch (CDKException | CloneNotSupportedException | RuntimeException e) {
            throw new InvalidMoleculeException(
                    Reason.UNSUPPORTED, -1, "CDK cannot write this molecule: " + e.getMessage());
        }
    }

    /** The container, or a copy of it where aromatic bonds have no order yet. */
    private static IAtomContainer kekulized(IAtomContainer container)
            throws CDKException, CloneNotSupportedException {
        for (IBond bond : container.bonds()) {
            if (bond.getOrder() == null || bond.getOrder() == IBond.Order.UNSET) {
                IAtomContainer copy = container.clone();
                Kekulization.kekulize(copy);
                return copy;
            }
        }
        return container;
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
            atom.setHybridization(hybridization(molecule.hybridization(a)));
            if (molecule.graph().map(a) > 0) {
                atom.setProperty(CDKConstants.ATOM_ATOM_MAPPING, molecule.graph().map(a));
            }
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
        Configurations configurations = molecule.graph().configurations();
        configurations.centers().forEach(center -> add(center, container));
        configurations.doubleBonds().forEach(bond -> add(bond, container));
        return container;
    }

    /** CDK has the center stand for its hydrogen or lone pair. */
    private static void add(Configurations.Center center, IAtomContainer container) {
        IAtom focus = container.getAtom(center.atom());
        IAtom[] ligands = new IAtom[4];
        ligands[0] = focus;
        int first = 4 - center.neighbors().size();
        for (int i = 0; i < center.neighbors().size(); i++) {
            ligands[first + i] = container.getAtom(center.neighbors().get(i));
        }
        container.addStereoElement(
                new TetrahedralChirality(
                        focus,
                        ligands,
                        center.clockwise()
                                ? ITetrahedralChirality.Stereo.CLOCKWISE
                                : ITetrahedralChirality.Stereo.ANTI_CLOCKWISE));
    }

    private static void add(Configurations.DoubleBond stereo, IAtomContainer container) {
        IBond bond = container.getBond(stereo.bond());
        IBond[] ligands = {
            container.getBond(bond.getBegin(), container.getAtom(stereo.atBegin())),
            container.getBond(bond.getEnd(), container.getAtom(stereo.atEnd()))
        };
        container.addStereoElement(
                new DoubleBondStereochemistry(
                        bond,
                        ligands,
                        stereo.opposite()
                                ? IDoubleBondStereochemistry.Conformation.OPPOSITE
                                : IDoubleBondStereochemistry.Conformation.TOGETHER));
    }

    private static IAtomType.@Nullable Hybridization hybridization(Hybridization hybridization) {
        return switch (hybridization) {
            case UNSPECIFIED -> null;
            case S -> IAtomType.Hybridization.S;
            case SP -> IAtomType.Hybridization.SP1;
            case SP2 -> IAtomType.Hybridization.SP2;
            case SP3 -> IAtomType.Hybridization.SP3;
            case SP3D -> IAtomType.Hybridization.SP3D1;
            case SP3D2 -> IAtomType.Hybridization.SP3D2;
        };
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
