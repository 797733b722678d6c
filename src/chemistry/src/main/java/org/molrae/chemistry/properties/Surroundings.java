package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/**
 * Counts of the neighbors of one atom by bond and kind, in the terms of the SMARTS rows that the
 * typing decides: {@code A} aliphatic and no hydrogen, {@code a} aromatic. One object is moved from
 * atom to atom.
 */
final class Surroundings {

    private final Molecule molecule;

    /** Total hydrogens, those that are atoms included. */
    int hydrogens;

    /** Neighbors and hydrogens: {@code X} of SMARTS. */
    int connectivity;

    int charge;

    /** Single bonds to A, to aliphatic carbon, to N, O, P, S or a halogen, to other elements. */
    int singleA;

    int singleC;
    int singleHetero;
    int singleOther;

    /** The same other elements, but phosphorus among them. */
    int singleOtherOrP;

    /** Single bonds to a, to aromatic carbon. */
    int singleArom;

    int singleAromC;

    /** Single bonds to neighbors that are neither carbon nor hydrogen. */
    int singleNoCarbon;

    int aromatic;

    int doubleC;

    /** Double bonds to A except carbon, to any A, to aromatic atoms, to aromatic carbon. */
    int doubleANoC;

    int doubleA;
    int doubleArom;
    int doubleAromC;
    int tripleA;

    /** Neighbors by single or aromatic bonds, by element: bits of atomic numbers below 64. */
    long linkedElements;

    Surroundings(Molecule molecule) {
        this.molecule = molecule;
    }

    Surroundings at(int atom) {
        clear();
        charge = molecule.charge(atom);
        hydrogens = molecule.hydrogens(atom);
        connectivity = molecule.degree(atom) + hydrogens;
        for (int i = 0; i < molecule.degree(atom); i++) {
            count(molecule.bond(atom, i), molecule.neighbor(atom, i));
        }
        return this;
    }

    int single() {
        return singleA + singleArom;
    }

    private void clear() {
        singleA = 0;
        singleC = 0;
        singleHetero = 0;
        singleOther = 0;
        singleOtherOrP = 0;
        singleArom = 0;
        singleAromC = 0;
        singleNoCarbon = 0;
        aromatic = 0;
        doubleC = 0;
        doubleANoC = 0;
        doubleA = 0;
        doubleArom = 0;
        doubleAromC = 0;
        tripleA = 0;
        linkedElements = 0;
    }

    private void count(int bond, int neighbor) {
        int element = molecule.element(neighbor);
        if (element == 1) {
            hydrogens++;
        }
        if (molecule.aromaticBond(bond)) {
            aromatic++;
            linkedElements |= 1L << element;
            return;
        }
        boolean arom = molecule.aromatic(neighbor);
        boolean a = !arom && element != 1;
        switch (molecule.order(bond)) {
            case 1 -> countSingle(element, arom, a);
            case 2 -> {
                doubleC += !arom && element == 6 ? 1 : 0;
                doubleANoC += a && element != 6 ? 1 : 0;
                doubleA += a ? 1 : 0;
                doubleArom += arom ? 1 : 0;
                doubleAromC += arom && element == 6 ? 1 : 0;
            }
            case 3 -> tripleA += a ? 1 : 0;
            default -> {}
        }
    }

    private void countSingle(int element, boolean arom, boolean a) {
        linkedElements |= element < 64 ? 1L << element : 0;
        singleNoCarbon += element != 1 && element != 6 ? 1 : 0;
        if (arom) {
            singleArom++;
            singleAromC += element == 6 ? 1 : 0;
        } else if (a) {
            singleA++;
            switch (element) {
                case 6 -> singleC++;
                case 7, 8, 9, 16, 17, 35, 53 -> singleHetero++;
                case 15 -> {
                    singleHetero++;
                    singleOtherOrP++;
                }
                default -> {
                    singleOther++;
                    singleOtherOrP++;
                }
            }
        }
    }

    boolean linkedTo(int element) {
        return (linkedElements >>> element & 1) != 0;
    }
}
