package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * Finds the bonds that differ between the resonance forms of a molecule, so that all of these forms
 * get the same canonical text.
 *
 * <p>No table of aromatic atoms is needed: a bond is mobile if it lies on a ring of 4n + 2 sp²
 * atoms around which single and double bonds alternate, in this Kekulé structure or in one that
 * such rings lead to. Rings of 4n atoms do not count: bond-shift isomers of cyclooctatetraenes are
 * different molecules, to RDKit as well.
 *
 * <p>Limit: rings of more than {@value #LONGEST} atoms are not looked for.
 */
final class Delocalization {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 22;
    private static final int NONE = -1;

    private final MolecularGraph graph;
    private final boolean[] mobile;

    /** Ring bonds between sp² atoms. */
    private final boolean[] allowed;

    /** The atom at the other end of each atom's double bond, or -1. */
    private final int[] mate;

    private final boolean[] onPath;
    private final int[] path = new int[LONGEST];
    private boolean present;

    private Delocalization(MolecularGraph graph, boolean[] ringBond) {
        this.graph = graph;
        mobile = new boolean[graph.bonds];
        allowed = new boolean[graph.bonds];
        mate = new int[graph.atoms];
        onPath = new boolean[graph.atoms];
        Arrays.fill(mate, NONE);
        for (int b = 0; b < graph.bonds; b++) {
            int a = graph.from[b];
            int z = graph.to[b];
            if (ringBond[b] && graph.order[b] == 2 && flat(a, b) && flat(z, b)) {
                mate[a] = z;
                mate[z] = a;
                present = true;
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            allowed[b] = ringBond[b] && mate[graph.from[b]] != NONE && mate[graph.to[b]] != NONE;
        }
    }

    /**
     * For each bond of a Kekulé structure, whether another resonance form gives it another order.
     */
    static boolean[] mobileBonds(MolecularGraph graph, boolean[] ringBond) {
        Delocalization delocalization = new Delocalization(graph, ringBond);
        if (delocalization.present) {
            delocalization.find();
        }
        return delocalization.mobile;
    }

    /**
     * Every ring found is turned over, so that the next search starts from another Kekulé
     * structure.
     */
    private void find() {
        boolean found;
        do {
            found = false;
            for (int b = 0; b < graph.bonds; b++) {
                if (allowed[b] && !mobile[b]) {
                    found |= findRing(b);
                }
            }
        } while (found);
    }

    /**
     * Whether an atom with a double bond has three neighbors at most, all others by single bonds.
     */
    private boolean flat(int a, int doubleBond) {
        if (graph.degree(a) + graph.totalHydrogens(a) > 3) {
            return false;
        }
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (b != doubleBond && graph.order[b] != 1) {
                return false;
            }
        }
        return true;
    }

    private boolean findRing(int bond) {
        int a = graph.from[bond];
        int z = graph.to[bond];
        path[0] = mate[a];
        path[1] = a;
        for (int length = SHORTEST; length <= LONGEST; length += 4) {
            onPath[mate[a]] = true;
            onPath[a] = true;
            boolean found = mate[a] == z ? extend(2, length) : step(2, z, length);
            onPath[mate[a]] = false;
            onPath[a] = false;
            if (found) {
                turn(length);
                return true;
            }
        }
        return false;
    }

    /** Extends the path, which ends with a double bond, to a ring of the given length. */
    private boolean extend(int size, int length) {
        int a = path[size - 1];
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int z = graph.other(graph.incident[i], a);
            if (allowed[graph.incident[i]] && z != mate[a]) {
                if (size == length ? z == path[0] : step(size, z, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean step(int size, int z, int length) {
        if (size == length || onPath[z]) {
            return false;
        }
        path[size] = z;
        path[size + 1] = mate[z];
        onPath[z] = true;
        onPath[mate[z]] = true;
        boolean found = extend(size + 2, length);
        onPath[z] = false;
        onPath[mate[z]] = false;
        return found;
    }

    private void turn(int length) {
        for (int i = 0; i < length; i++) {
            mobile[graph.bondBetween(path[i], path[(i + 1) % length])] = true;
        }
        for (int i = 1; i < length; i += 2) {
            int next = path[(i + 1) % length];
            mate[path[i]] = next;
            mate[next] = path[i];
        }
    }
}
