package org.molrae.chemistry.structure;

import java.util.Arrays;
import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * Who is bonded to whom, and which bonds lie in rings: flat arrays that never change. The bonds of
 * an atom come in RDKit's order, in which those that close rings are the last, by the numbers of
 * the rings: the search for rings depends on it.
 */
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

    /** All bonds in RDKit's order. */
    private final int[] order;

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
        order = order(graph);
        for (int a = 0; a < atoms; a++) {
            first[a + 1] = first[a] + graph.degree(a);
        }
        int[] next = first.clone();
        for (int b : order) {
            incident[next[begin[b]]++] = b;
            incident[next[end[b]]++] = b;
        }
        ringBond = graph.ringBonds();
    }

    private static int[] order(KekuleGraph graph) {
        int bonds = graph.bonds();
        long[] keys = new long[bonds];
        for (int b = 0; b < bonds; b++) {
            keys[b] = (long) graph.closure(b) << 32 | b;
        }
        Arrays.sort(keys);
        int[] order = new int[bonds];
        for (int i = 0; i < bonds; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** The bond at a place of RDKit's order. */
    int inOrder(int place) {
        return order[place];
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
}
