package org.molrae.chemistry.properties;

import java.util.Arrays;
import org.molrae.chemistry.structure.Molecule;

/**
 * The fundamental cycles that networkx's {@code cycle_basis} finds (K. Paton, 1969) from the first
 * atom of each fragment, neighbors in ascending order, which is what the code behind penalized logP
 * takes for "rings".
 *
 * <p>It is not the smallest set of smallest rings: in fused systems it may hold envelopes of
 * smaller rings, which ones depends on the order of the atoms, so that penalized logP, as the
 * literature computes it, is not quite a function of the molecule.
 */
final class CycleBasis {

    private CycleBasis() {}

    /** The number of atoms in the longest cycle of the basis, 0 without cycles. */
    static int longest(Molecule molecule) {
        if (molecule.ringCount() == 0) {
            return 0;
        }
        int n = molecule.atomCount();
        int[] parent = new int[n];
        Arrays.fill(parent, -1);
        int[] stack = new int[n];
        boolean[] usedBond = new boolean[molecule.bondCount()];
        int[] sorted = new int[n];
        boolean[] marked = new boolean[n];
        int longest = 0;
        for (int root = 0; root < n; root++) {
            if (parent[root] >= 0) {
                continue;
            }
            parent[root] = root;
            int top = 0;
            stack[top++] = root;
            while (top > 0) {
                int a = stack[--top];
                int degree = sortedNeighbors(molecule, a, sorted);
                for (int i = 0; i < degree; i++) {
                    int z = sorted[i];
                    int bond = molecule.bondBetween(a, z);
                    if (parent[z] < 0) {
                        parent[z] = a;
                        stack[top++] = z;
                        usedBond[bond] = true;
                    } else if (!usedBond[bond]) {
                        longest =
                                Math.max(longest, length(molecule, a, z, parent, usedBond, marked));
                        usedBond[bond] = true;
                    }
                }
            }
        }
        return longest;
    }

    /**
     * From {@code a} up the tree to the first atom from which {@code z} has been reached already.
     */
    private static int length(
            Molecule molecule, int a, int z, int[] parent, boolean[] usedBond, boolean[] marked) {
        for (int i = 0; i < molecule.degree(z); i++) {
            if (usedBond[molecule.bond(z, i)]) {
                marked[molecule.neighbor(z, i)] = true;
            }
        }
        int length = 3;
        int p = parent[a];
        while (!marked[p]) {
            length++;
            p = parent[p];
        }
        for (int i = 0; i < molecule.degree(z); i++) {
            marked[molecule.neighbor(z, i)] = false;
        }
        return length;
    }

    private static int sortedNeighbors(Molecule molecule, int a, int[] sorted) {
        int degree = molecule.degree(a);
        for (int i = 0; i < degree; i++) {
            sorted[i] = molecule.neighbor(a, i);
        }
        Arrays.sort(sorted, 0, degree);
        return degree;
    }
}
