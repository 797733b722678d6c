package org.molrae.chemistry.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The symmetrized smallest set of smallest rings, as RDKit's ring information holds it: a smallest
 * set, and those rings of the same sizes that could replace a ring of the set.
 */
final class Rings {

    private final Topology graph;
    private final List<int[]> atoms = new ArrayList<>();
    private final List<int[]> bonds = new ArrayList<>();

    /** Rings that the search found beyond the smallest set. */
    private List<int[]> extras = List.of();

    private Rings(Topology graph) {
        this.graph = graph;
    }

    static Rings find(Topology graph) {
        Rings rings = new Rings(graph);
        rings.run();
        return rings;
    }

    int[][] atoms() {
        return atoms.toArray(int[][]::new);
    }

    int[][] bonds() {
        return bonds.toArray(int[][]::new);
    }

    private void run() {
        boolean[] visited = new boolean[graph.atoms()];
        int[] members = new int[graph.atoms()];
        for (int a = 0; a < graph.atoms(); a++) {
            if (!visited[a]) {
                int size = component(a, visited, members);
                findIn(members, size);
            }
        }
        symmetrize();
    }

    private int component(int start, boolean[] visited, int[] members) {
        int size = 0;
        members[size++] = start;
        visited[start] = true;
        for (int head = 0; head < size; head++) {
            int a = members[head];
            for (int i = 0; i < graph.degree(a); i++) {
                int z = graph.neighbor(a, i);
                if (!visited[z]) {
                    visited[z] = true;
                    members[size++] = z;
                }
            }
        }
        return size;
    }

    private void findIn(int[] members, int size) {
        int twiceEdges = 0;
        boolean simple = true;
        for (int i = 0; i < size; i++) {
            twiceEdges += graph.degree(members[i]);
            simple &= graph.ringDegree(members[i]) <= 2;
        }
        int expected = twiceEdges / 2 - size + 1;
        if (expected < 1) {
            return;
        }
        int[] ascending = ascending(members, size);
        List<int[]> found;
        if (simple) {
            found = isolatedRings(ascending);
        } else {
            RingSearch search = new RingSearch(graph, ascending, twiceEdges / 2);
            search.run(expected);
            found = search.rings;
            if (found.size() > expected) {
                found = withoutExtras(found);
            }
        }
        for (int[] ring : found) {
            atoms.add(ring);
            bonds.add(bondsOf(ring));
        }
    }

    private int[] ascending(int[] members, int size) {
        boolean[] member = new boolean[graph.atoms()];
        for (int i = 0; i < size; i++) {
            member[members[i]] = true;
        }
        int[] ascending = new int[size];
        int next = 0;
        for (int a = 0; next < size; a++) {
            if (member[a]) {
                ascending[next++] = a;
            }
        }
        return ascending;
    }

    private List<int[]> isolatedRings(int[] members) {
        List<int[]> found = new ArrayList<>();
        boolean[] done = new boolean[graph.atoms()];
        int[] ring = new int[members.length];
        for (int start : members) {
            if (done[start] || !graph.inRing(start)) {
                continue;
            }
            int size = 0;
            for (int a = start; a >= 0; a = nextOnRing(a, done)) {
                done[a] = true;
                ring[size++] = a;
            }
            found.add(Arrays.copyOf(ring, size));
        }
        return found;
    }

    private int nextOnRing(int a, boolean[] done) {
        for (int i = 0; i < graph.degree(a); i++) {
            if (graph.ringBond(graph.bond(a, i)) && !done[graph.neighbor(a, i)]) {
                return graph.neighbor(a, i);
            }
        }
        return -1;
    }

    private int[] bondsOf(int[] ring) {
        int[] result = new int[ring.length];
        for (int i = 0; i < ring.length; i++) {
            result[i] = graph.bondBetween(ring[i], ring[(i + 1) % ring.length]);
        }
        return result;
    }

    /**
     * Keeps, by growing size, the rings that bring a new bond; among rings of one size those first
     * that overlap most with what has been kept. The rest are the extras.
     */
    private List<int[]> withoutExtras(List<int[]> found) {
        found.sort(Comparator.comparingInt(ring -> ring.length));
        int n = found.size();
        BitSet[] sets = new BitSet[n];
        for (int i = 0; i < n; i++) {
            sets[i] = bitSet(bondsOf(found.get(i)));
        }
        boolean[] available = new boolean[n];
        Arrays.fill(available, true);
        boolean[] kept = new boolean[n];
        BitSet union = new BitSet();
        for (int i = 0; i < n; i++) {
            if (!available[i] || isSubset(sets[i], union)) {
                continue;
            }
            union.or(sets[i]);
            kept[i] = true;
            for (int best = closest(i, found, sets, available, union);
                    best >= 0;
                    best = closest(i, found, sets, available, union)) {
                available[best] = false;
                if (!isSubset(sets[best], union)) {
                    kept[best] = true;
                    union.or(sets[best]);
                }
            }
        }
        List<int[]> smallest = new ArrayList<>();
        extras = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            (kept[i] ? smallest : extras).add(found.get(i));
        }
        return smallest;
    }

    private static int closest(
            int i, List<int[]> found, BitSet[] sets, boolean[] available, BitSet union) {
        int best = -1;
        int bestOverlap = -1;
        for (int j = i + 1; j < sets.length && found.get(j).length == found.get(i).length; j++) {
            if (available[j]) {
                BitSet common = (BitSet) sets[j].clone();
                common.and(union);
                if (common.cardinality() > bestOverlap) {
                    bestOverlap = common.cardinality();
                    best = j;
                }
            }
        }
        return best;
    }

    /** Adds each extra that could replace a ring of its size without losing a bond. */
    private void symmetrize() {
        if (extras.isEmpty()) {
            return;
        }
        int[] count = new int[graph.bonds()];
        for (int[] ring : bonds) {
            for (int b : ring) {
                count[b]++;
            }
        }
        int sets = bonds.size();
        for (int[] extra : extras) {
            int[] extraBonds = bondsOf(extra);
            BitSet inExtra = bitSet(extraBonds);
            for (int i = 0; i < sets; i++) {
                if (bonds.get(i).length == extra.length && replaces(inExtra, bonds.get(i), count)) {
                    atoms.add(extra);
                    bonds.add(extraBonds);
                    break;
                }
            }
        }
    }

    private static boolean replaces(BitSet extra, int[] ring, int[] count) {
        boolean share = false;
        for (int b : ring) {
            if (extra.get(b)) {
                share = true;
            } else if (count[b] == 1) {
                return false;
            }
        }
        return share;
    }

    private static boolean isSubset(BitSet set, BitSet of) {
        BitSet rest = (BitSet) set.clone();
        rest.andNot(of);
        return rest.isEmpty();
    }

    private static BitSet bitSet(int[] bonds) {
        BitSet set = new BitSet();
        for (int b : bonds) {
            set.set(b);
        }
        return set;
    }
}
