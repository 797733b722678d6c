package org.molrae.chemistry.pattern;

import org.molrae.chemistry.structure.Hybridization;
import org.molrae.chemistry.structure.Molecule;

/**
 * A molecule made ready for many patterns: everything a SMARTS can ask, in flat arrays. Make it
 * once and ask all patterns. Immutable.
 */
public final class MatchTarget {

    private final Molecule molecule;

    final int atoms;

    /** Index into {@link AtomClasses}. */
    final byte[] atomClass;

    final int[] element;
    final int[] charge;
    final int[] isotope;

    /** All hydrogens at an atom, implied or as atoms. */
    final int[] hydrogens;

    final int[] impliedHydrogens;
    final int[] totalDegree;
    final int[] valence;
    final int[] ringBonds;

    /** Rings of RDKit's ring set through an atom, and the size of the smallest, 0 for none. */
    final int[] rings;

    final int[] smallestRing;

    /**
     * Bonds of atom {@code a} lie from {@code first[a]} to {@code first[a + 1] - 1} in the next
     * two.
     */
    final int[] first;

    final int[] neighbor;

    /** Index into {@link BondKinds} of each bond at an atom. */
    final byte[] bondKind;

    /** How many atoms of each class there are, and which classes occur. */
    final int[] classCount = new int[AtomClasses.COUNT];

    private MatchTarget(Molecule molecule, boolean explicitHydrogens) {
        this.molecule = molecule;
        int heavy = molecule.atomCount();
        int added = 0;
        for (int a = 0; explicitHydrogens && a < heavy; a++) {
            added += molecule.hydrogens(a);
        }
        atoms = heavy + added;
        atomClass = new byte[atoms];
        element = new int[atoms];
        charge = new int[atoms];
        isotope = new int[atoms];
        hydrogens = new int[atoms];
        impliedHydrogens = new int[atoms];
        totalDegree = new int[atoms];
        valence = new int[atoms];
        ringBonds = new int[atoms];
        rings = new int[atoms];
        smallestRing = new int[atoms];
        first = new int[atoms + 1];
        neighbor = new int[2 * (molecule.bondCount() + added)];
        bondKind = new byte[neighbor.length];
        readRings(molecule);
        int firstOfHydrogens = 2 * molecule.bondCount() + added;
        int nextHydrogen = heavy;
        int next = 0;
        for (int a = 0; a < heavy; a++) {
            first[a] = next;
            next = readAtom(molecule, a, next);
            int implied = molecule.hydrogens(a);
            for (int i = 0; explicitHydrogens && i < implied; i++) {
                addHydrogen(nextHydrogen, a, firstOfHydrogens + nextHydrogen - heavy);
                neighbor[next] = nextHydrogen++;
                bondKind[next++] = BondKinds.SINGLE;
            }
            impliedHydrogens[a] = explicitHydrogens ? 0 : implied;
            totalDegree[a] = next - first[a] + impliedHydrogens[a];
        }
        first[atoms] = neighbor.length;
        for (int a = 0; a < atoms; a++) {
            classCount[atomClass[a]]++;
        }
    }

    /** A molecule with its hydrogens as counts. */
    public static MatchTarget of(Molecule molecule) {
        return new MatchTarget(molecule, false);
    }

    /**
     * A molecule with its hydrogens as atoms, after all others; patterns then match them as they
     * match other atoms ({@code AddHs} in RDKit).
     */
    public static MatchTarget withHydrogens(Molecule molecule) {
        return new MatchTarget(molecule, true);
    }

    /** The number of atoms, with hydrogens if they are atoms. */
    public int atomCount() {
        return atoms;
    }

    private void readRings(Molecule molecule) {
        for (int r = 0; r < molecule.ringCount(); r++) {
            int[] ring = molecule.ringAtoms(r);
            for (int a : ring) {
                rings[a]++;
                if (smallestRing[a] == 0 || ring.length < smallestRing[a]) {
                    smallestRing[a] = ring.length;
                }
            }
        }
    }

    private int readAtom(Molecule molecule, int a, int from) {
        int next = from;
        element[a] = molecule.element(a);
        charge[a] = molecule.charge(a);
        isotope[a] = molecule.isotope(a);
        atomClass[a] = AtomClasses.of(element[a], molecule.aromatic(a));
        hydrogens[a] = molecule.hydrogens(a);
        valence[a] = molecule.valence(a);
        for (int i = 0; i < molecule.degree(a); i++) {
            int bond = molecule.bond(a, i);
            int other = molecule.neighbor(a, i);
            neighbor[next] = other;
            bondKind[next++] =
                    BondKinds.of(
                            molecule.order(bond),
                            molecule.aromaticBond(bond),
                            molecule.ringBond(bond),
                            molecule.begin(bond) == a);
            ringBonds[a] += molecule.ringBond(bond) ? 1 : 0;
            hydrogens[a] += molecule.element(other) == 1 ? 1 : 0;
        }
        return next;
    }

    private void addHydrogen(int h, int parent, int place) {
        element[h] = 1;
        atomClass[h] = AtomClasses.of(1, false);
        totalDegree[h] = 1;
        valence[h] = 1;
        first[h] = place;
        neighbor[place] = parent;
        bondKind[place] = BondKinds.SINGLE;
    }

    /** The hybridization of an atom; RDKit finds none for hydrogens that it adds. */
    Hybridization hybridization(int atom) {
        return atom < molecule.atomCount()
                ? molecule.hybridization(atom)
                : Hybridization.UNSPECIFIED;
    }

    /** The place of the bond between two atoms in the lists of the first, or -1. */
    int bondBetween(int a, int b) {
        for (int i = first[a]; i < first[a + 1]; i++) {
            if (neighbor[i] == b) {
                return i;
            }
        }
        return -1;
    }
}
