package org.molrae.molecules.structure;

import org.molrae.molecules.smiles.KekuleGraph;

/** Who is bonded to whom, and which bonds lie in rings: flat arrays that never change. */
final class Topology {

    private final int atoms;
    private final int[] begin;
    private final int[] end;

    /**
     * Bonds of atom {@code a}: {@code incident[first[a]]} to {@code incident[first[a + 1] - 1]}.
     */
    private final int[] first;

    private final int[] incident;
    private final boolean[] ringBond;

    Topology(KekuleGraph graph) {
        atoms = graph.atoms();
        begin = new int[graph.bonds()];
        end = new int[graph.bonds()];
        for (int b = 0; b < begin.length; b++) {
            begin[b] = graph.begin(b);
            end[b] = graph.end(b);
        }
        first = new int[atoms + 1];
        incident = new int[2 * begin.length];
        int next = 0;
        for (int a = 0; a < atoms; a++) {
            for (int i = 0; i < graph.degree(a); i++) {
                incident[next++] = graph.bond(a, i);
            }
            first[a + 1] = next;
        }
        ringBond = findRingBonds();
    }

    int atoms() {
        return atoms;
    }

    int bonds() {
        return begin.length;
    }

    int begin(int bond) {
        return begin[bond];
    }

    int end(int bond) {
        return end[bond];
    }

    int other(int bond, int atom) {
        return begin[bond] == atom ? end[bond] : begin[bond];
    }

    int degree(int atom) {
        return first[atom + 1] - first[atom];
    }

    int bond(int atom, int i) {
        return incident[first[atom] + i];
    }

    int neighbor(int atom, int i) {
        return other(incident[first[atom] + i], atom);
    }

    boolean ringBond(int bond) {
        return ringBond[bond];
    }

    boolean inRing(int atom) {
        for (int i = first[atom]; i < first[atom + 1]; i++) {
            if (ringBond[incident[i]]) {
                return true;
            }
        }
        return false;
    }

    int ringDegree(int atom) {
        int degree = 0;
        for (int i = first[atom]; i < first[atom + 1]; i++) {
            degree += ringBond[incident[i]] ? 1 : 0;
        }
        return degree;
    }

    /** The bond between two atoms, or -1. */
    int bondBetween(int a, int z) {
        for (int i = first[a]; i < first[a + 1]; i++) {
            if (other(incident[i], a) == z) {
                return incident[i];
            }
        }
        return -1;
    }

    /** Bonds that are no bridges (R. E. Tarjan, 1974), found without recursion. */
    private boolean[] findRingBonds() {
        boolean[] inRing = new boolean[begin.length];
        int[] entered = new int[atoms];
        int[] low = new int[atoms];
        int[] next = new int[atoms];
        int[] path = new int[atoms];
        int[] via = new int[atoms];
        int clock = 0;
        for (int root = 0; root < atoms; root++) {
            if (entered[root] > 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            via[root] = -1;
            entered[root] = low[root] = ++clock;
            next[root] = first[root];
            while (depth >= 0) {
                int a = path[depth];
                if (next[a] < first[a + 1]) {
                    int b = incident[next[a]++];
                    int z = other(b, a);
                    if (b == via[a]) {
                        continue;
                    }
                    if (entered[z] == 0) {
                        via[z] = b;
                        entered[z] = low[z] = ++clock;
                        next[z] = first[z];
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
}
