package org.molrae.chemistry.smiles;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A molecule as flat arrays: atoms and bonds by index, and the incidence lists in the order in
 * which the SMILES mentions the neighbors, which is what tetrahedral marks refer to.
 *
 * <p>The reader appends, {@link #link()} builds the incidence lists, the later stages change labels
 * in place. Fields are open to the package: this is the one data structure that all of its stages
 * share.
 */
final class MolecularGraph {

    /** Bond orders 1 to 4 stand for themselves; these are the other kinds of bonds. */
    static final byte AROMATIC = 5;

    /** A dative bond: counts for the acceptor {@code to} only. */
    static final byte DATIVE = 6;

    /** RDKit's {@code ~}: any bond, which counts for nothing. */
    static final byte ANY = 7;

    /** Directions of a single bond, seen from {@code from} to {@code to}. */
    static final byte UP = 1;

    static final byte DOWN = 2;

    /** Tetrahedral marks. */
    static final byte COUNTERCLOCKWISE = 1;

    static final byte CLOCKWISE = 2;

    /** Non-tetrahedral marks are read, but no form keeps them. */
    static final byte OTHER_STEREO = 3;

    int atoms;
    byte[] element = new byte[32];
    byte[] charge = new byte[32];
    byte[] chirality = new byte[32];
    boolean[] aromatic = new boolean[32];

    /** Written in brackets, so that the hydrogens are given and none are implied. */
    boolean[] bracket = new boolean[32];

    /**
     * First atom of the text or after a dot: an implied hydrogen then comes first among the
     * neighbors.
     */
    boolean[] start = new boolean[32];

    /** Hydrogens given in brackets or merged from explicit atoms. */
    int[] hydrogens = new int[32];

    /** Hydrogens implied by the valence model, filled in by {@link ValenceModel}. */
    int[] implied = new int[32];

    int[] isotope = new int[32];
    int[] map = new int[32];

    /** Character index at which the atom begins. */
    int[] position = new int[32];

    int bonds;
    int[] from = new int[32];
    int[] to = new int[32];
    byte[] order = new byte[32];
    byte[] direction = new byte[32];

    /** For a bond that closes a ring in the text, the number of the ring plus 1; otherwise 0. */
    int[] closure = new int[32];

    /** The mentions of bonds at atoms, in the order of the text. */
    private int mentions;

    private int[] mentionAtom = new int[64];
    private int[] mentionBond = new int[64];

    /**
     * Bonds of atom {@code a}: {@code incident[first[a]]} to {@code incident[first[a + 1] - 1]}.
     */
    int[] first = {0};

    int[] incident = {};

    private boolean @Nullable [] ringBonds;

    int addAtom(int element, int position) {
        if (atoms == this.element.length) {
            growAtoms();
        }
        this.element[atoms] = (byte) element;
        this.position[atoms] = position;
        return atoms++;
    }

    /** Adds an atom of another graph, without its bonds. */
    int copyAtom(MolecularGraph other, int a) {
        int b = addAtom(other.element[a], other.position[a]);
        charge[b] = other.charge[a];
        chirality[b] = other.chirality[a];
        aromatic[b] = other.aromatic[a];
        bracket[b] = other.bracket[a];
        start[b] = other.start[a];
        hydrogens[b] = other.hydrogens[a];
        implied[b] = other.implied[a];
        isotope[b] = other.isotope[a];
        map[b] = other.map[a];
        return b;
    }

    int addBond(int from, int to, byte order, byte direction) {
        if (bonds == this.from.length) {
            int n = 2 * bonds;
            this.from = Arrays.copyOf(this.from, n);
            this.to = Arrays.copyOf(this.to, n);
            this.order = Arrays.copyOf(this.order, n);
            this.direction = Arrays.copyOf(this.direction, n);
            closure = Arrays.copyOf(closure, n);
        }
        this.from[bonds] = from;
        this.to[bonds] = to;
        this.order[bonds] = order;
        this.direction[bonds] = direction;
        closure[bonds] = 0;
        return bonds++;
    }

    /**
     * Notes that the text mentions a bond at an atom, and returns the note, for {@link #resolve}.
     */
    int mention(int atom, int bond) {
        if (mentions == mentionAtom.length) {
            mentionAtom = Arrays.copyOf(mentionAtom, 2 * mentions);
            mentionBond = Arrays.copyOf(mentionBond, 2 * mentions);
        }
        mentionAtom[mentions] = atom;
        mentionBond[mentions] = bond;
        return mentions++;
    }

    /** Gives a mention its bond, once the ring that it opened has closed. */
    void resolve(int mention, int bond) {
        mentionBond[mention] = bond;
    }

    /** Builds the incidence lists from the mentions. */
    void link() {
        ringBonds = null;
        first = new int[atoms + 1];
        incident = new int[mentions];
        for (int i = 0; i < mentions; i++) {
            first[mentionAtom[i] + 1]++;
        }
        for (int a = 0; a < atoms; a++) {
            first[a + 1] += first[a];
        }
        int[] next = Arrays.copyOf(first, atoms);
        for (int i = 0; i < mentions; i++) {
            incident[next[mentionAtom[i]]++] = mentionBond[i];
        }
    }

    /**
     * Removes atoms together with their bonds.
     *
     * @param newAtom the new index of each atom, or -1 to remove it
     * @param kept how many atoms stay
     */
    void remove(int[] newAtom, int kept) {
        int[] newBond = new int[bonds];
        int keptBonds = 0;
        for (int b = 0; b < bonds; b++) {
            int f = newAtom[from[b]];
            int t = newAtom[to[b]];
            newBond[b] = f < 0 || t < 0 ? -1 : keptBonds;
            if (newBond[b] >= 0) {
                from[keptBonds] = f;
                to[keptBonds] = t;
                order[keptBonds] = order[b];
                closure[keptBonds] = closure[b];
                direction[keptBonds++] = direction[b];
            }
        }
        int keptMentions = 0;
        for (int i = 0; i < mentions; i++) {
            if (newBond[mentionBond[i]] >= 0) {
                mentionAtom[keptMentions] = newAtom[mentionAtom[i]];
                mentionBond[keptMentions++] = newBond[mentionBond[i]];
            }
        }
        for (int a = 0; a < atoms; a++) {
            if (newAtom[a] >= 0) {
                moveAtom(a, newAtom[a]);
            }
        }
        atoms = kept;
        bonds = keptBonds;
        mentions = keptMentions;
        link();
    }

    /** For each bond, whether it lies in a ring, once the graph is linked; not to be changed. */
    boolean[] ringBonds() {
        boolean[] found = ringBonds;
        if (found == null) {
            found = RingBonds.find(this);
            ringBonds = found;
        }
        return found;
    }

    int degree(int atom) {
        return first[atom + 1] - first[atom];
    }

    int other(int bond, int atom) {
        return from[bond] == atom ? to[bond] : from[bond];
    }

    /** The bond between two atoms, or -1. */
    int bondBetween(int a, int b) {
        for (int i = first[a]; i < first[a + 1]; i++) {
            if (other(incident[i], a) == b) {
                return incident[i];
            }
        }
        return -1;
    }

    int totalHydrogens(int atom) {
        return hydrogens[atom] + implied[atom];
    }

    private void moveAtom(int a, int b) {
        element[b] = element[a];
        charge[b] = charge[a];
        chirality[b] = chirality[a];
        aromatic[b] = aromatic[a];
        bracket[b] = bracket[a];
        start[b] = start[a];
        hydrogens[b] = hydrogens[a];
        implied[b] = implied[a];
        isotope[b] = isotope[a];
        map[b] = map[a];
        position[b] = position[a];
    }

    private void growAtoms() {
        int n = 2 * atoms;
        element = Arrays.copyOf(element, n);
        charge = Arrays.copyOf(charge, n);
        chirality = Arrays.copyOf(chirality, n);
        aromatic = Arrays.copyOf(aromatic, n);
        bracket = Arrays.copyOf(bracket, n);
        start = Arrays.copyOf(start, n);
        hydrogens = Arrays.copyOf(hydrogens, n);
        implied = Arrays.copyOf(implied, n);
        isotope = Arrays.copyOf(isotope, n);
        map = Arrays.copyOf(map, n);
        position = Arrays.copyOf(position, n);
    }
}
