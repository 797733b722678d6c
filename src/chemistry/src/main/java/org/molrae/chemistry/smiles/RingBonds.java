package org.molrae.chemistry.smiles;

/**
 * Which bonds lie in a ring: those that are no bridges (R. E. Tarjan, 1974), found without
 * recursion.
 */
final class RingBonds {

    private RingBonds() {}

    /** For each bond, whether it lies in a ring. */
    static boolean[] find(MolecularGraph graph) {
        boolean[] inRing = new boolean[graph.bonds];
        int[] entered = new int[graph.atoms];
        int[] low = new int[graph.atoms];
        int[] next = new int[graph.atoms];
        int[] path = new int[graph.atoms];
        int[] via = new int[graph.atoms];
        int clock = 0;
        for (int root = 0; root < graph.atoms; root++) {
            if (entered[root] > 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            via[root] = -1;
            entered[root] = low[root] = ++clock;
            next[root] = graph.first[root];
            while (depth >= 0) {
                int a = path[depth];
                if (next[a] < graph.first[a + 1]) {
                    int b = graph.incident[next[a]++];
                    int z = graph.other(b, a);
                    if (b == via[a]) {
                        continue;
                    }
                    if (entered[z] == 0) {
                        via[z] = b;
                        entered[z] = low[z] = ++clock;
                        next[z] = graph.first[z];
                        path[++depth] = z;
                    } else {
                        low[a] = Math.min(low[a], entered[z]);
                        inRing[b] = true;
                    }
                } else if (--depth >= 0) {
                    int parent = path[depth];
                    low[parent] = Math.min(low[parent], low[a]);
                    inRing[via[a]] = low[a] <= entered[parent];
                }
            }
        }
        return inRing;
    }

    /** For each atom, whether it lies in a ring. */
    static boolean[] atoms(MolecularGraph graph, boolean[] inRing) {
        boolean[] atoms = new boolean[graph.atoms];
        for (int b = 0; b < graph.bonds; b++) {
            if (inRing[b]) {
                atoms[graph.from[b]] = true;
                atoms[graph.to[b]] = true;
            }
        }
        return atoms;
    }

    /** The number of atoms in the smallest ring through a bond, or a value above the limit. */
    static int smallestRing(MolecularGraph graph, int bond, int limit) {
        int[] distance = new int[graph.atoms];
        int[] queue = new int[graph.atoms];
        int source = graph.from[bond];
        int target = graph.to[bond];
        int head = 0;
        int tail = 0;
        queue[tail++] = source;
        distance[source] = 1;
        while (head < tail) {
            int a = queue[head++];
            if (a == target || distance[a] > limit) {
                return distance[a];
            }
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                int z = graph.other(graph.incident[i], a);
                if (graph.incident[i] != bond && distance[z] == 0) {
                    distance[z] = distance[a] + 1;
                    queue[tail++] = z;
                }
            }
        }
        return Integer.MAX_VALUE;
    }
}
