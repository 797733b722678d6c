package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/** Hydrogen-bond donors and acceptors. */
final class HydrogenBonds {

    private HydrogenBonds() {}

    /** Lipinski's acceptors: nitrogens and oxygens. */
    static int nitrogensAndOxygens(Molecule molecule) {
        int count = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            int element = molecule.element(a);
            count += element == 7 || element == 8 ? 1 : 0;
        }
        return count;
    }

    /** Lipinski's donors: hydrogens on nitrogen and oxygen. */
    static int polarHydrogens(Molecule molecule) {
        int count = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            int element = molecule.element(a);
            count += element == 7 || element == 8 ? molecule.totalHydrogens(a) : 0;
        }
        return count;
    }

    /** RDKit's {@code CalcNumHBD}. */
    static int donors(Molecule molecule) {
        int count = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            count += isDonor(molecule, a) ? 1 : 0;
        }
        return count;
    }

    /** RDKit's {@code CalcNumHBA}, after A. Gobbi and D. Poppinger (1998). */
    static int acceptors(Molecule molecule) {
        int count = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            count += isAcceptor(molecule, a) ? 1 : 0;
        }
        return count;
    }

    private static boolean isDonor(Molecule molecule, int a) {
        int hydrogens = molecule.totalHydrogens(a);
        int charge = molecule.charge(a);
        boolean aromatic = molecule.aromatic(a);
        return switch (molecule.element(a)) {
            case 7 -> {
                if (aromatic) {
                    yield hydrogens == 1 && charge == 0;
                }
                int valence = molecule.valence(a);
                yield hydrogens > 0 && (valence == 3 || (valence == 4 && charge == 1));
            }
            case 8, 16 -> !aromatic && hydrogens == 1 && charge == 0;
            default -> false;
        };
    }

    private static boolean isAcceptor(Molecule molecule, int a) {
        boolean aromatic = molecule.aromatic(a);
        return switch (molecule.element(a)) {
            case 7 -> {
                if (aromatic) {
                    yield molecule.charge(a) == 0 && molecule.totalHydrogens(a) == 0;
                }
                yield molecule.valence(a) == 3 && !nextToDoubleBond(molecule, a, true);
            }
            case 8, 16 -> aromatic ? molecule.charge(a) == 0 : isChalcogenAcceptor(molecule, a);
            default -> false;
        };
    }

    private static boolean isChalcogenAcceptor(Molecule molecule, int a) {
        if (molecule.charge(a) == -1) {
            return true;
        }
        if (molecule.valence(a) != 2) {
            return false;
        }
        int hydrogens = molecule.totalHydrogens(a);
        if (hydrogens == 1) {
            return hasNeighborWithoutOxo(molecule, a);
        }
        return hydrogens == 0;
    }

    /** A single bond to an atom without a double bond to N, O, P or S. */
    private static boolean hasNeighborWithoutOxo(Molecule molecule, int a) {
        for (int i = 0; i < molecule.degree(a); i++) {
            if (isSingle(molecule, molecule.bond(a, i))
                    && !hasDoubleToHetero(molecule, molecule.neighbor(a, i), false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean nextToDoubleBond(Molecule molecule, int a, boolean outsideOfRings) {
        for (int i = 0; i < molecule.degree(a); i++) {
            if (isSingle(molecule, molecule.bond(a, i))
                    && hasDoubleToHetero(molecule, molecule.neighbor(a, i), outsideOfRings)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDoubleToHetero(Molecule molecule, int a, boolean outsideOfRings) {
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            int z = molecule.neighbor(a, i);
            if (molecule.order(b) == 2
                    && !molecule.aromaticBond(b)
                    && !molecule.aromatic(z)
                    && !(outsideOfRings && molecule.ringBond(b))) {
                int element = molecule.element(z);
                if (element == 7 || element == 8 || element == 15 || element == 16) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSingle(Molecule molecule, int bond) {
        return molecule.order(bond) == 1 && !molecule.aromaticBond(bond);
    }
}
