package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/**
 * Topological polar surface area of nitrogen and oxygen (P. Ertl, B. Rohde, P. Selzer, J. Med.
 * Chem. 43 (2000) 3714, table 1), with RDKit's formula for atoms that the table lacks.
 */
final class PolarSurface {

    private final Molecule molecule;
    private int neighbors;
    private int hydrogens;
    private int charge;
    private int single;
    private int doubles;
    private int triple;
    private int aromatic;

    private PolarSurface(Molecule molecule) {
        this.molecule = molecule;
    }

    /** The area in square ångström. */
    static double of(Molecule molecule) {
        PolarSurface surface = new PolarSurface(molecule);
        double sum = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            int element = molecule.element(a);
            if (element == 7 || element == 8) {
                surface.look(a);
                sum += element == 7 ? surface.nitrogen(a) : surface.oxygen(a);
            }
        }
        return sum;
    }

    private void look(int a) {
        neighbors = molecule.degree(a);
        hydrogens = molecule.hydrogens(a);
        charge = molecule.charge(a);
        single = 0;
        doubles = 0;
        triple = 0;
        aromatic = 0;
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            if (molecule.element(molecule.neighbor(a, i)) == 1) {
                neighbors--;
                hydrogens++;
            } else if (molecule.aromaticBond(b)) {
                aromatic++;
            } else {
                switch (molecule.order(b)) {
                    case 1 -> single++;
                    case 2 -> doubles++;
                    case 3 -> triple++;
                    default -> {}
                }
            }
        }
    }

    /** Whether the atom has exactly these hydrogens and bonds. */
    private boolean has(int h, int s, int d, int t, int ar) {
        return hydrogens == h && single == s && doubles == d && triple == t && aromatic == ar;
    }

    private double nitrogen(int a) {
        double area = -1;
        if (charge == 0) {
            area = neutralNitrogen(a);
        } else if (charge == 1) {
            area = cationicNitrogen();
        }
        return area < 0 ? Math.max(0, 30.5 - neighbors * 8.2 + hydrogens * 1.5) : area;
    }

    private double neutralNitrogen(int a) {
        return switch (neighbors) {
            case 1 -> {
                if (has(0, 0, 0, 1, 0)) {
                    yield 23.79;
                }
                yield has(1, 0, 1, 0, 0) ? 23.85 : has(2, 1, 0, 0, 0) ? 26.02 : -1;
            }
            case 2 -> {
                if (has(1, 2, 0, 0, 0)) {
                    yield molecule.inRingOfSize(a, 3) ? 21.94 : 12.03;
                }
                if (has(0, 1, 1, 0, 0)) {
                    yield 12.36;
                }
                if (has(0, 0, 0, 0, 2)) {
                    yield 12.89;
                }
                yield has(1, 0, 0, 0, 2) ? 15.79 : has(0, 0, 1, 1, 0) ? 13.60 : -1;
            }
            case 3 -> {
                if (has(0, 3, 0, 0, 0)) {
                    yield molecule.inRingOfSize(a, 3) ? 3.01 : 3.24;
                }
                if (has(0, 1, 2, 0, 0)) {
                    yield 11.68;
                }
                if (has(0, 0, 0, 0, 3)) {
                    yield 4.41;
                }
                yield has(0, 1, 0, 0, 2) ? 4.93 : has(0, 0, 1, 0, 2) ? 8.39 : -1;
            }
            default -> -1;
        };
    }

    private double cationicNitrogen() {
        return switch (neighbors) {
            case 1 -> has(2, 0, 1, 0, 0) ? 25.59 : has(3, 1, 0, 0, 0) ? 27.64 : -1;
            case 2 -> {
                if (has(0, 1, 0, 1, 0)) {
                    yield 4.36;
                }
                if (has(1, 1, 1, 0, 0)) {
                    yield 13.97;
                }
                yield has(2, 2, 0, 0, 0) ? 16.61 : has(1, 0, 0, 0, 2) ? 14.14 : -1;
            }
            case 3 -> {
                if (has(0, 2, 1, 0, 0)) {
                    yield 3.01;
                }
                if (has(1, 3, 0, 0, 0)) {
                    yield 4.44;
                }
                yield has(0, 0, 0, 0, 3) ? 4.10 : has(0, 1, 0, 0, 2) ? 3.88 : -1;
            }
            case 4 -> has(0, 4, 0, 0, 0) ? 0 : -1;
            default -> -1;
        };
    }

    private double oxygen(int a) {
        double area = -1;
        if (neighbors == 1) {
            if (charge == 0) {
                area = has(0, 0, 1, 0, 0) ? 17.07 : has(1, 1, 0, 0, 0) ? 20.23 : -1;
            } else if (charge == -1 && has(0, 1, 0, 0, 0)) {
                area = 23.06;
            }
        } else if (neighbors == 2 && charge == 0) {
            if (has(0, 2, 0, 0, 0)) {
                area = molecule.inRingOfSize(a, 3) ? 12.53 : 9.23;
            } else if (has(0, 0, 0, 0, 2)) {
                area = 13.14;
            }
        }
        return area < 0 ? Math.max(0, 28.5 - neighbors * 8.6 + hydrogens * 1.5) : area;
    }
}
