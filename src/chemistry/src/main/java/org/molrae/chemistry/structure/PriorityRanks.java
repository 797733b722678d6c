package org.molrae.chemistry.structure;

import java.util.Arrays;
import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * Ranks of atoms after RDKit's approximation of the CIP rules (P. Labute, 1996): by element and
 * isotope, then by the ranks of the neighbors, each counted by its bond order. Charges and
 * hydrogens do not count at first. Ties are what matters here; the order within differs from
 * RDKit's for isotopes.
 */
final class PriorityRanks {

    private final Molecule molecule;
    private final Integer[] order;
    private final int[][] entry;
    private int classes;

    /** The rank of each atom, from 0, equal for atoms that are tied. */
    final int[] rank;

    PriorityRanks(Molecule molecule, KekuleGraph graph) {
        this.molecule = molecule;
        int n = molecule.atomCount();
        rank = new int[n];
        entry = new int[n][];
        order = new Integer[n];
        for (int a = 0; a < n; a++) {
            order[a] = a;
            entry[a] =
                    new int[] {molecule.element(a) % 128, molecule.isotope(a), graph.map(a) % 1024};
        }
        assign();
        refine();
    }

    /** Ranks again, with codes as a further difference between atoms. */
    void refine(int[] code) {
        for (int a = 0; a < rank.length; a++) {
            entry[a] = new int[] {code[a]};
        }
        assign();
        refine();
    }

    /** RDKit stops after half as many rounds as there are atoms. */
    private void refine() {
        int n = rank.length;
        int before = -1;
        for (int round = 0; round <= n / 2 && classes < n && before < classes; round++) {
            before = classes;
            for (int a = 0; a < n; a++) {
                entry[a] = neighborhood(a);
            }
            assign();
        }
    }

    /** The ranks of the neighbors, highest first, then a zero for each hydrogen. */
    private int[] neighborhood(int a) {
        int size = molecule.hydrogens(a);
        for (int i = 0; i < molecule.degree(a); i++) {
            size += weight(molecule.bond(a, i), a);
        }
        int[] result = new int[size];
        int next = 0;
        for (int i = 0; i < molecule.degree(a); i++) {
            int weight = weight(molecule.bond(a, i), a);
            Arrays.fill(result, next, next + weight, -1 - rank[molecule.neighbor(a, i)]);
            next += weight;
        }
        Arrays.sort(result, 0, next);
        for (int i = 0; i < next; i++) {
            result[i] = -result[i];
        }
        return result;
    }

    /** Twice the bond order; a double bond to phosphorus counts as no more than half a bond. */
    private int weight(int bond, int a) {
        if (molecule.aromaticBond(bond)) {
            return 3;
        }
        int bondOrder = molecule.order(bond);
        int z = molecule.other(bond, a);
        if (bondOrder == 2
                && molecule.element(z) == 15
                && (molecule.degree(z) == 3 || molecule.degree(z) == 4)) {
            return 1;
        }
        return switch (bondOrder) {
            case KekuleGraph.DATIVE -> 2;
            case KekuleGraph.ANY -> 0;
            default -> 2 * bondOrder;
        };
    }

    /** Splits classes by their entries. */
    private void assign() {
        Arrays.sort(order, this::compare);
        int[] next = new int[rank.length];
        classes = 0;
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && compare(order[i - 1], order[i]) != 0) {
                classes++;
            }
            next[order[i]] = classes;
        }
        classes += order.length > 0 ? 1 : 0;
        System.arraycopy(next, 0, rank, 0, rank.length);
    }

    private int compare(int a, int b) {
        return rank[a] != rank[b]
                ? Integer.compare(rank[a], rank[b])
                : Arrays.compare(entry[a], entry[b]);
    }
}
