package org.molrae.chemistry.smiles;

/**
 * Chooses the bonds that carry {@code /} and {@code \}: one at each end of a double bond with a
 * configuration, shared between conjugated double bonds where possible. The first one of each
 * connected set is {@code /}.
 */
final class DirectionalBonds {

    private static final int NONE = -1;

    private final MolecularGraph graph;
    private final Stereochemistry stereo;
    private final WritingOrder writing;

    /** Per double bond, the marked bonds at its two ends. */
    private final int[] fromMark;

    private final int[] toMark;

    /** Per bond, whether it is chosen; per atom, how many of its bonds are. */
    private final boolean[] chosen;

    private final int[] chosenAt;

    /** Per bond, the character to write, or 0. */
    private final char[] mark;

    private DirectionalBonds(MolecularGraph graph, Stereochemistry stereo, WritingOrder writing) {
        this.graph = graph;
        this.stereo = stereo;
        this.writing = writing;
        fromMark = new int[graph.bonds];
        toMark = new int[graph.bonds];
        chosen = new boolean[graph.bonds];
        chosenAt = new int[graph.atoms];
        mark = new char[graph.bonds];
    }

    /** The directional character of each bond, 0 for none. */
    static char[] choose(MolecularGraph graph, Stereochemistry stereo, WritingOrder writing) {
        if (!stereo.bondPresent()) {
            return new char[graph.bonds];
        }
        DirectionalBonds bonds = new DirectionalBonds(graph, stereo, writing);
        bonds.run();
        return bonds.mark;
    }

    private void run() {
        for (int a : writing.sequence) {
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                int b = writing.tried[i];
                if (stereo.isStereoBond(b) && writing.isFirst(b, a)) {
                    boolean fromFirst = graph.from[b] == a;
                    (fromFirst ? fromMark : toMark)[b] = choose(a, b);
                    (fromFirst ? toMark : fromMark)[b] = choose(graph.other(b, a), b);
                }
            }
        }
        int[] queue = new int[graph.bonds];
        for (int a : writing.sequence) {
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                int b = writing.tried[i];
                if (mark[b] == 0 && isMarked(b)) {
                    mark[b] = '/';
                    spread(b, queue);
                }
            }
        }
    }

    /** Chooses the bond at one end of a double bond that is best marked. */
    private int choose(int a, int doubleBond) {
        int best = NONE;
        int bestCost = Integer.MAX_VALUE;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = writing.tried[i];
            int cost = b == doubleBond ? Integer.MAX_VALUE : cost(b, a);
            if (cost < bestCost) {
                best = b;
                bestCost = cost;
            }
        }
        if (best != NONE && !chosen[best]) {
            chosen[best] = true;
            chosenAt[graph.from[best]]++;
            chosenAt[graph.to[best]]++;
        }
        return best;
    }

    private int cost(int bond, int a) {
        if (chosen[bond]) {
            return 0;
        }
        int z = graph.other(bond, a);
        int crowd = 16 * (chosenAt[a] + chosenAt[z]);
        int style = (writing.closesRing(bond) ? 2 : 0) + (writing.isFirst(bond, a) ? 1 : 0);
        return 1 + 4 * neighborhood(z) + crowd + style;
    }

    /**
     * Best is a neighbor that needs the mark too, worst one at whose double bond it would say too
     * much.
     */
    private int neighborhood(int a) {
        int cost = 1;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (stereo.isStereoBond(b)) {
                return 0;
            }
            if (graph.order[b] == 2 && graph.degree(graph.other(b, a)) > 1) {
                cost = 2;
            }
        }
        return cost;
    }

    private boolean isMarked(int bond) {
        return stereoBondAt(graph.from[bond], bond) != NONE
                || stereoBondAt(graph.to[bond], bond) != NONE;
    }

    /** The double bond at an atom whose configuration a marked bond gives, or -1. */
    private int stereoBondAt(int a, int marked) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (stereo.isStereoBond(b)
                    && (graph.from[b] == a ? fromMark[b] : toMark[b]) == marked) {
                return b;
            }
        }
        return NONE;
    }

    private void spread(int start, int[] queue) {
        int tail = 0;
        queue[tail++] = start;
        for (int head = 0; head < tail; head++) {
            int marked = queue[head];
            for (int side = 0; side < 2; side++) {
                int a = side == 0 ? graph.from[marked] : graph.to[marked];
                int b = stereoBondAt(a, marked);
                if (b == NONE) {
                    continue;
                }
                int partner = graph.from[b] == a ? toMark[b] : fromMark[b];
                if (mark[partner] == 0) {
                    mark[partner] = agree(b, marked, a, partner) ? mark[marked] : opposite(marked);
                    queue[tail++] = partner;
                }
            }
        }
    }

    private char opposite(int marked) {
        return mark[marked] == '/' ? '\\' : '/';
    }

    /** Whether the marks at the two ends of a double bond are the same character. */
    private boolean agree(int doubleBond, int marked, int a, int partner) {
        int z = graph.other(doubleBond, a);
        boolean aIsFrom = graph.from[doubleBond] == a;
        int referenceA =
                aIsFrom ? stereo.fromReference[doubleBond] : stereo.toReference[doubleBond];
        int referenceZ =
                aIsFrom ? stereo.toReference[doubleBond] : stereo.fromReference[doubleBond];
        boolean trans =
                stereo.trans[doubleBond]
                        ^ (referenceA != graph.other(marked, a))
                        ^ (referenceZ != graph.other(partner, z));
        // a bond written towards the double bond says the opposite of one written away from it
        return writing.isFirst(marked, a) ^ writing.isFirst(partner, z) ^ !trans;
    }
}
