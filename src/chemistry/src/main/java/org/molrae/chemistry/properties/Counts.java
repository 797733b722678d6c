package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/** Counts of atoms and rings. */
final class Counts {

    private Counts() {}

    static int heavyAtoms(Molecule molecule) {
        int count = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            count += molecule.element(a) > 1 ? 1 : 0;
        }
        return count;
    }

    /** All atoms, hydrogens included. */
    static int atoms(Molecule molecule) {
        return molecule.atomCount() + hydrogenCounts(molecule);
    }

    /** Atoms of an element, those included that are counts at other atoms. */
    static int atomsOf(Molecule molecule, int element) {
        int count = element == 1 ? hydrogenCounts(molecule) : 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            count += molecule.element(a) == element ? 1 : 0;
        }
        return count;
    }

    private static int hydrogenCounts(Molecule molecule) {
        int count = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            count += molecule.hydrogens(a);
        }
        return count;
    }

    /** Rings of which all bonds are aromatic. */
    static int aromaticRings(Molecule molecule) {
        int count = 0;
        for (int ring = 0; ring < molecule.ringCount(); ring++) {
            boolean aromatic = true;
            for (int b : molecule.ringBonds(ring)) {
                aromatic &= molecule.aromaticBond(b);
            }
            count += aromatic ? 1 : 0;
        }
        return count;
    }

    /** The share of carbons with four neighbors; 0 without carbon. */
    static double fractionSp3(Molecule molecule) {
        int carbons = 0;
        int tetrahedral = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            if (molecule.element(a) == 6) {
                carbons++;
                tetrahedral += molecule.degree(a) + molecule.hydrogens(a) == 4 ? 1 : 0;
            }
        }
        return carbons == 0 ? 0 : (double) tetrahedral / carbons;
    }
}
