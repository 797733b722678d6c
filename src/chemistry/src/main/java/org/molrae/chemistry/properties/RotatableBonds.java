package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/**
 * Rotatable bonds by RDKit's strict definition: single bonds outside of rings between atoms that
 * have other neighbors, without bonds next to triple bonds, to CX3 and tert-butyl groups, and
 * without amide-like bonds.
 */
final class RotatableBonds {

    private final Molecule molecule;

    private RotatableBonds(Molecule molecule) {
        this.molecule = molecule;
    }

    static int count(Molecule molecule) {
        RotatableBonds bonds = new RotatableBonds(molecule);
        int count = 0;
        for (int b = 0; b < molecule.bondCount(); b++) {
            count += bonds.isRotatable(b) ? 1 : 0;
        }
        return count;
    }

    private boolean isRotatable(int b) {
        if (molecule.ringBond(b) || !isSingle(b)) {
            return false;
        }
        int a = molecule.begin(b);
        int z = molecule.end(b);
        return turns(a) && turns(z) && (!isAmideLike(a) || !isAmideLike(z));
    }

    private boolean isSingle(int b) {
        return molecule.order(b) == 1 && !molecule.aromaticBond(b);
    }

    private boolean turns(int a) {
        if (molecule.degree(a) == 1) {
            return false;
        }
        int fluorines = 0;
        int chlorines = 0;
        int bromines = 0;
        int methyls = 0;
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            int z = molecule.neighbor(a, i);
            if (molecule.order(b) == 3 && !molecule.aromaticBond(b)) {
                return false;
            }
            if (isSingle(b)) {
                switch (molecule.element(z)) {
                    case 6 -> methyls += isMethyl(z) ? 1 : 0;
                    case 9 -> fluorines++;
                    case 17 -> chlorines++;
                    case 35 -> bromines++;
                    default -> {}
                }
            }
        }
        boolean crowded = fluorines >= 3 || chlorines >= 3 || bromines >= 3 || methyls >= 3;
        return !(crowded && molecule.element(a) == 6 && !molecule.aromatic(a));
    }

    private boolean isMethyl(int a) {
        return !molecule.aromatic(a) && molecule.totalHydrogens(a) == 3;
    }

    /** Whether an atom is the carbon of an amide, ester, amidinium, or the atom attached to it. */
    private boolean isAmideLike(int a) {
        int element = molecule.element(a);
        boolean carbonyl = element == 6 && !molecule.aromatic(a) && molecule.degree(a) == 3;
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            int z = molecule.neighbor(a, i);
            if (molecule.ringBond(b) || !isSingle(b)) {
                continue;
            }
            boolean carbonylNeighbor =
                    molecule.element(z) == 6 && !molecule.aromatic(z) && molecule.degree(z) == 3;
            if ((carbonyl && isAmide(a, z)) || (carbonylNeighbor && isAmide(z, a))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAmide(int carbon, int attached) {
        int element = molecule.element(attached);
        boolean aliphatic = !molecule.aromatic(attached);
        boolean hetero =
                element == 7
                        || (element == 8 && aliphatic)
                        || (element == 16 && aliphatic && molecule.degree(attached) > 1);
        if (!hetero) {
            return false;
        }
        for (int i = 0; i < molecule.degree(carbon); i++) {
            int b = molecule.bond(carbon, i);
            int z = molecule.neighbor(carbon, i);
            int partner = molecule.element(z);
            if (molecule.order(b) == 2
                    && !molecule.aromaticBond(b)
                    && !molecule.aromatic(z)
                    && (partner == 7 || partner == 8 || partner == 16)) {
                return true;
            }
        }
        return false;
    }
}
