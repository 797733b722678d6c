package org.molrae.chemistry.smiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Bridgehead atoms of three ring bonds, by RDKit's rule: two of the smallest rings through the atom
 * share two bonds or more. Fused rings share one.
 *
 * <p>The smallest rings are those that are no sums of shorter ones (P. Vismara, <i>Union of all the
 * minimum cycle bases of a graph</i>, Electron. J. Combin. 4 (1997) R9). They are looked for among
 * the rings that two shortest paths and a bond make (J. D. Horton, SIAM J. Comput. 16 (1987) 358)
 * around atoms at most {@value #REACH} bonds away.
 */
final class Bridgeheads {

    private static final int REACH = 10;

    private final MolecularGraph graph;
    private final boolean[] ringBond;
    private final int[] via;
    private final int[] distance;
    private final int[] queue;

    private Bridgeheads(MolecularGraph graph, boolean[] ringBond) {
        this.graph = graph;
        this.ringBond = ringBond;
        via = new int[graph.atoms];
        distance = new int[graph.atoms];
        queue = new int[graph.atoms];
    }

    /** Whether an atom of three bonds is a bridgehead. */
    static boolean isBridgehead(MolecularGraph graph, boolean[] ringBond, int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (!ringBond[graph.incident[i]]) {
                return false;
            }
        }
        List<BitSet> rings = new Bridgeheads(graph, ringBond).smallestRings(a);
        for (int i = 0; i < rings.size(); i++) {
            for (int j = 0; j < i; j++) {
                BitSet common = (BitSet) rings.get(i).clone();
                common.and(rings.get(j));
                if (common.cardinality() >= 2) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rings through an atom, as sets of bonds, that are no sums of shorter rings. */
    private List<BitSet> smallestRings(int a) {
        List<BitSet> rings = ringsNear(a);
        BitSet[] basis = new BitSet[graph.bonds];
        List<BitSet> through = new ArrayList<>();
        int shorter = 0;
        for (int i = 0; i < rings.size(); i++) {
            BitSet ring = rings.get(i);
            for (; rings.get(shorter).cardinality() < ring.cardinality(); shorter++) {
                insert(rings.get(shorter), basis);
            }
            if (passes(ring, a)
                    && !through.contains(ring)
                    && !reduce((BitSet) ring.clone(), basis).isEmpty()) {
                through.add(ring);
            }
        }
        return through;
    }

    private boolean passes(BitSet ring, int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (ring.get(graph.incident[i])) {
                return true;
            }
        }
        return false;
    }

    /** The rings around the atoms near one, shortest first. */
    private List<BitSet> ringsNear(int a) {
        List<BitSet> rings = new ArrayList<>();
        for (int source : Arrays.copyOf(queue, search(a, REACH))) {
            int count = search(source, graph.atoms);
            for (int k = 0; k < count; k++) {
                int x = queue[k];
                for (int i = graph.first[x]; i < graph.first[x + 1]; i++) {
                    int b = graph.incident[i];
                    int z = graph.other(b, x);
                    if (x < z && ringBond[b] && via[x] != b && via[z] != b) {
                        BitSet ring = new BitSet(graph.bonds);
                        ring.set(b);
                        flipPath(x, ring);
                        flipPath(z, ring);
                        if (ring.cardinality() == distance[x] + distance[z] - 1) {
                            rings.add(ring);
                        }
                    }
                }
            }
        }
        rings.sort(Comparator.comparingInt(BitSet::cardinality));
        return rings;
    }

    private static void insert(BitSet ring, BitSet[] basis) {
        BitSet rest = reduce((BitSet) ring.clone(), basis);
        if (!rest.isEmpty()) {
            basis[rest.nextSetBit(0)] = rest;
        }
    }

    /** What is left of a ring when the members of a basis, by their first bonds, are taken off. */
    private static BitSet reduce(BitSet ring, BitSet[] basis) {
        for (int b = ring.nextSetBit(0); b >= 0; b = ring.nextSetBit(b + 1)) {
            if (basis[b] != null) {
                ring.xor(basis[b]);
            }
        }
        return ring;
    }

    /**
     * Walks along ring bonds from an atom as far as a number of bonds, and returns the number of
     * atoms found. Distances count from 1.
     */
    private int search(int source, int limit) {
        Arrays.fill(distance, 0);
        int tail = 0;
        queue[tail++] = source;
        distance[source] = 1;
        via[source] = -1;
        for (int head = 0; head < tail; head++) {
            int x = queue[head];
            for (int i = graph.first[x]; i < graph.first[x + 1]; i++) {
                int b = graph.incident[i];
                int z = graph.other(b, x);
                if (ringBond[b] && distance[z] == 0 && distance[x] <= limit) {
                    distance[z] = distance[x] + 1;
                    via[z] = b;
                    queue[tail++] = z;
                }
            }
        }
        return tail;
    }

    /** Flips the bonds on the way from an atom back to the source of the last walk. */
    private void flipPath(int atom, BitSet bonds) {
        for (int z = atom; distance[z] > 1; z = graph.other(via[z], z)) {
            bonds.flip(via[z]);
        }
    }
}
