package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * The depth-first walk along which a molecule is written: the order of the atoms, the bonds that
 * form the tree, and the bonds that close rings. It follows ranks, or the text that was read.
 *
 * <p>By ranks, at every atom the neighbor with the smallest part of the molecule behind it comes
 * first, so that branches are short and the chain goes on with the largest part; ties go to the
 * bond of higher order, then to the lower rank. A double bond in a ring is thus rarely the one that
 * closes it.
 */
final class WritingOrder {

    /** Beyond this size parts are not measured, which takes quadratic time; ranks alone decide. */
    private static final int MAX_MEASURED = 1_000;

    private final MolecularGraph graph;
    private final boolean[] mobile;
    private final int[] rank;

    /** The atom that the chain is to end with where it can, or -1. */
    private final int last;

    /** Atoms in the order of the text. */
    final int[] sequence;

    /** The place of each atom in the text, or -1 before the walk. */
    final int[] place;

    /** The bond to the atom before, or -1 at the first atom of a part. */
    final int[] parentBond;

    /**
     * The bonds of each atom in the order in which the walk tries them, in the layout of the
     * incidence lists.
     */
    final int[] tried;

    private final int[] size;
    private final int[] stamp;
    private final int[] queue;
    private int stamps;

    private WritingOrder(MolecularGraph graph, boolean[] mobile, int[] rank, int last) {
        this.last = last;
        this.graph = graph;
        this.mobile = mobile;
        this.rank = rank;
        int n = graph.atoms;
        sequence = new int[n];
        place = new int[n];
        Arrays.fill(place, -1);
        parentBond = new int[n];
        tried = graph.incident.clone();
        size = new int[rank.length];
        stamp = new int[rank.length];
        queue = new int[rank.length];
    }

    /** The order that the ranks of the atoms give. */
    static WritingOrder ranked(MolecularGraph graph, boolean[] mobile, int[] rank) {
        return towards(graph, mobile, rank, -1);
    }

    /** The same with the part of an atom put last at every branch. */
    static WritingOrder towards(MolecularGraph graph, boolean[] mobile, int[] rank, int last) {
        WritingOrder order = new WritingOrder(graph, mobile, rank, last);
        order.walk();
        return order;
    }

    /** The order of the text that was read. */
    static WritingOrder asRead(MolecularGraph graph) {
        WritingOrder order = new WritingOrder(graph, new boolean[0], new int[0], -1);
        order.follow();
        return order;
    }

    /** Whether a bond leads from an atom to a later one as part of the tree. */
    boolean isChild(int bond, int atom) {
        int z = graph.other(bond, atom);
        return parentBond[z] == bond && place[z] > place[atom];
    }

    /** Whether a bond closes a ring. */
    boolean closesRing(int bond) {
        return parentBond[graph.from[bond]] != bond && parentBond[graph.to[bond]] != bond;
    }

    /** Whether the text mentions the given atom of a bond before the other one. */
    boolean isFirst(int bond, int atom) {
        return place[atom] < place[graph.other(bond, atom)];
    }

    /**
     * Atoms are numbered as the text has them, and each mentions the bond to the one before it
     * first.
     */
    private void follow() {
        int n = graph.atoms;
        Arrays.fill(parentBond, -1);
        for (int a = 0; a < n; a++) {
            if (graph.first[a] < graph.first[a + 1]) {
                int b = graph.incident[graph.first[a]];
                parentBond[a] = graph.other(b, a) < a ? b : -1;
            }
        }
        int[] stack = new int[n];
        int visited = 0;
        for (int root = 0; root < n; root++) {
            int depth = 0;
            if (parentBond[root] == -1) {
                stack[depth++] = root;
            }
            while (depth > 0) {
                int a = stack[--depth];
                place[a] = visited;
                sequence[visited++] = a;
                for (int i = graph.first[a + 1] - 1; i >= graph.first[a]; i--) {
                    int z = graph.other(graph.incident[i], a);
                    if (parentBond[z] == graph.incident[i] && place[z] < 0) {
                        stack[depth++] = z;
                    }
                }
            }
        }
    }

    private void walk() {
        int n = graph.atoms;
        int[] next = Arrays.copyOf(graph.first, n);
        int[] path = new int[n];
        int visited = 0;
        for (int root : roots()) {
            int depth = 0;
            path[0] = root;
            visited = visit(root, -1, visited);
            while (depth >= 0) {
                int a = path[depth];
                if (next[a] == graph.first[a + 1]) {
                    depth--;
                    continue;
                }
                int b = tried[next[a]++];
                int z = graph.other(b, a);
                if (place[z] < 0) {
                    visited = visit(z, b, visited);
                    path[++depth] = z;
                }
            }
        }
    }

    /** The atom of lowest rank in each part of the molecule, largest part first. */
    private int[] roots() {
        int[] byRank = new int[graph.atoms];
        for (int a = 0; a < graph.atoms; a++) {
            byRank[rank[a]] = a;
        }
        int[] roots = new int[1];
        int count = 0;
        int marked = stamps;
        for (int a : byRank) {
            if (stamp[a] > marked) {
                continue;
            }
            size[a] = measure(a);
            if (count == roots.length) {
                roots = Arrays.copyOf(roots, 2 * count);
            }
            int j = count++;
            for (; j > 0 && size[roots[j - 1]] < size[a]; j--) {
                roots[j] = roots[j - 1];
            }
            roots[j] = a;
        }
        return count == roots.length ? roots : Arrays.copyOf(roots, count);
    }

    private int visit(int a, int bond, int visited) {
        sequence[visited] = a;
        place[a] = visited;
        parentBond[a] = bond;
        arrange(a);
        return visited + 1;
    }

    private void arrange(int a) {
        int begin = graph.first[a];
        int end = graph.first[a + 1];
        int open = 0;
        for (int i = begin; i < end; i++) {
            int z = graph.other(tried[i], a);
            open += place[z] < 0 ? 1 : 0;
        }
        if (open < 2) {
            return;
        }
        for (int i = begin; i < end; i++) {
            int z = graph.other(tried[i], a);
            size[z] = place[z] < 0 && graph.atoms <= MAX_MEASURED ? measure(z) : 0;
        }
        for (int i = begin + 1; i < end; i++) {
            int b = tried[i];
            int j = i;
            for (; j > begin && before(b, tried[j - 1], a); j--) {
                tried[j] = tried[j - 1];
            }
            tried[j] = b;
        }
    }

    private boolean before(int b, int c, int a) {
        int x = graph.other(b, a);
        int y = graph.other(c, a);
        if (size[x] != size[y]) {
            return size[x] < size[y];
        }
        int orderX = mobile[b] ? 1 : graph.order[b];
        int orderY = mobile[c] ? 1 : graph.order[c];
        return orderX != orderY ? orderX > orderY : rank[x] < rank[y];
    }

    /**
     * The number of atoms not yet visited that can be reached from an atom, or that to put last.
     */
    private int measure(int source) {
        stamps++;
        int tail = 0;
        queue[tail++] = source;
        stamp[source] = stamps;
        for (int head = 0; head < tail; head++) {
            int a = queue[head];
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                int z = graph.other(graph.incident[i], a);
                if (place[z] < 0 && stamp[z] != stamps) {
                    stamp[z] = stamps;
                    queue[tail++] = z;
                }
            }
        }
        return last >= 0 && stamp[last] == stamps ? Integer.MAX_VALUE : tail;
    }
}
