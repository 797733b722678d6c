package org.molrae.chemistry.smiles;

/**
 * The configurations of a molecule: tetrahedral centers and double bonds, in terms that do not
 * depend on the order of the text. The graph itself is left as it is.
 *
 * <p>Kept are marks on {@link TetrahedralAtoms}, and directions around double bonds outside of
 * small rings; which of them mean something, {@link StereoElements} tells. Allenes, square planar
 * and higher classes are dropped.
 */
final class Stereochemistry {

    /** RDKit, too, sees no configuration in rings of less than eight atoms. */
    private static final int SMALLEST_STEREO_RING = 8;

    private static final int NONE = -1;

    private final MolecularGraph graph;
    final boolean[] ringBond;

    /** By atom: the mark of the text, or 0 where it means nothing. */
    private final byte[] mark;

    /** By double bond: the neighbor of {@code from} that the configuration refers to, or -1. */
    final int[] fromReference;

    /** By double bond: the neighbor of {@code to} that the configuration refers to. */
    final int[] toReference;

    /** By double bond: whether the two references lie on opposite sides. */
    final boolean[] trans;

    /** Which atoms can be centers. */
    final TetrahedralAtoms tetrahedral;

    private boolean present;
    private boolean bondPresent;

    Stereochemistry(MolecularGraph graph, boolean[] ringBond, boolean[] mobile) {
        this.graph = graph;
        this.ringBond = ringBond;
        fromReference = new int[graph.bonds];
        toReference = new int[graph.bonds];
        trans = new boolean[graph.bonds];
        tetrahedral = new TetrahedralAtoms(graph, ringBond);
        mark = new byte[graph.atoms];
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.chirality[a] != 0
                    && graph.chirality[a] != MolecularGraph.OTHER_STEREO
                    && tetrahedral.canBeCenter(a)) {
                mark[a] = graph.chirality[a];
                present = true;
            }
        }
        boolean directed = false;
        for (int b = 0; b < graph.bonds; b++) {
            fromReference[b] = NONE;
            directed |= graph.direction[b] != 0;
        }
        for (int b = 0; directed && b < graph.bonds; b++) {
            if (graph.order[b] == 2 && !mobile[b]) {
                readDoubleBond(b);
            }
        }
    }

    /** Whether there is any configuration. */
    boolean present() {
        return present;
    }

    /** Whether there was any configuration of a double bond. */
    boolean bondPresent() {
        return bondPresent;
    }

    boolean isCenter(int a) {
        return mark[a] != 0;
    }

    boolean isStereoBond(int b) {
        return fromReference[b] != NONE;
    }

    boolean atStereoBond(int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (isStereoBond(graph.incident[i])) {
                return true;
            }
        }
        return false;
    }

    /** Forgets a mark that stands where there is nothing to tell apart. */
    void drop(int a) {
        mark[a] = 0;
    }

    void dropBond(int b) {
        fromReference[b] = NONE;
    }

    /** Notes whether any configuration is left. */
    void update() {
        present = false;
        for (int a = 0; a < graph.atoms; a++) {
            present |= isCenter(a);
        }
        for (int b = 0; b < graph.bonds; b++) {
            present |= isStereoBond(b);
        }
    }

    private void readDoubleBond(int bond) {
        int a = graph.from[bond];
        int z = graph.to[bond];
        int atFrom = reference(a, bond);
        int atTo = reference(z, bond);
        if (atFrom == NONE
                || atTo == NONE
                || (ringBond[bond]
                        && RingBonds.smallestRing(graph, bond, SMALLEST_STEREO_RING)
                                < SMALLEST_STEREO_RING)) {
            return;
        }
        fromReference[bond] = graph.other(atFrom, a);
        toReference[bond] = graph.other(atTo, z);
        trans[bond] = above(atFrom, a) != above(atTo, z);
        present = true;
        bondPresent = true;
    }

    /** The bond that gives the direction at one end of a double bond, or -1. */
    private int reference(int a, int doubleBond) {
        int reference = NONE;
        if (graph.degree(a) > 3) {
            return NONE;
        }
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (b == doubleBond) {
                continue;
            }
            if (graph.order[b] != 1) {
                return NONE;
            }
            if (graph.direction[b] != 0) {
                if (reference != NONE && above(reference, a) == above(b, a)) {
                    return NONE;
                }
                reference = reference == NONE ? b : reference;
            }
        }
        return reference;
    }

    /** Whether the neighbor of an atom along a directed bond lies above it. */
    private boolean above(int bond, int atom) {
        return (graph.direction[bond] == MolecularGraph.UP) == (graph.from[bond] == atom);
    }

    /**
     * The handedness of a center when its neighbors are put in ascending order of their keys,
     * hydrogen and lone pair first: true if they then run clockwise.
     */
    boolean clockwise(int a, int[] key) {
        return clockwise(graph, a, key);
    }

    static boolean clockwise(MolecularGraph graph, int a, int[] key) {
        int first = graph.first[a];
        int degree = graph.degree(a);
        int swaps = 0;
        for (int i = 0; i < degree; i++) {
            int x = key[graph.other(graph.incident[first + i], a)];
            for (int j = i + 1; j < degree; j++) {
                swaps += x > key[graph.other(graph.incident[first + j], a)] ? 1 : 0;
            }
        }
        swaps += degree == 3 ? impliedPlace(graph.start[a], graph.totalHydrogens(a)) : 0;
        return (graph.chirality[a] == MolecularGraph.CLOCKWISE) != (swaps % 2 != 0);
    }

    /**
     * The place of an implied neighbor among the neighbors in a text: a hydrogen of the first atom
     * comes first, every other one second. (For lone pairs at the first atom this is RDKit's
     * reading.)
     */
    static int impliedPlace(boolean start, int hydrogens) {
        return start && hydrogens == 1 ? 0 : 1;
    }

    /**
     * Whether RDKit takes the mark of an atom with a lone pair in the opposite sense: it does where
     * just one ring number stands at an atom of three single bonds.
     */
    static boolean turnsLonePair(MolecularGraph graph, int a, int hydrogens, int ringNumbers) {
        if (ringNumbers != 1 || hydrogens == 1 || graph.degree(a) != 3) {
            return false;
        }
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int order = graph.order[graph.incident[i]];
            if (order > 1 && order <= MolecularGraph.AROMATIC) {
                return false;
            }
        }
        return true;
    }
}
