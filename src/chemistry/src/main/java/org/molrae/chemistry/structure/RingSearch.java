package org.molrae.chemistry.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Candidate rings of one connected molecule that has fused rings: breadth-first search from atoms
 * of degree two, which are then cut away, as Figueras (1996) does it, with RDKit's additions. Which
 * candidates are found decides which rings RDKit counts in cages, so its order of steps is kept.
 */
final class RingSearch {

    /** RDKit gives up on larger queues; paths are only enumerated in cages that lost a ring. */
    private static final int MAX_PATHS = 20_000;

    private static final int WHITE = 0;
    private static final int GRAY = 1;
    private static final int BLACK = 2;

    private final Topology graph;
    private final int[] members;
    private final int edges;
    private boolean[] active;
    private int[] degree;

    /** The rings that were found: atoms in order around each ring. */
    final List<int[]> rings = new ArrayList<>();

    private final Set<BitSet> seen = new HashSet<>();
    private final boolean[] coveredBond;
    private final boolean[] coveredAtom;

    private final int[] parent;
    private final int[] depth;
    private final int[] color;
    private final int[] queue;

    /**
     * @param members the atoms of the molecule, ascending
     * @param edges the number of its bonds
     */
    RingSearch(Topology graph, int[] members, int edges) {
        this.graph = graph;
        this.members = members;
        this.edges = edges;
        int n = graph.atoms();
        active = new boolean[graph.bonds()];
        degree = new int[n];
        coveredBond = new boolean[graph.bonds()];
        coveredAtom = new boolean[n];
        parent = new int[n];
        depth = new int[n];
        color = new int[n];
        queue = new int[n];
        // chains at the outside are cut away first, those between rings stay as long as both rings
        for (int b = 0; b < active.length; b++) {
            active[b] = true;
            degree[graph.begin(b)]++;
            degree[graph.end(b)]++;
        }
    }

    /** Finds candidates until every atom has been cut away; at least {@code expected} if it can. */
    void run(int expected) {
        BitSet changed = new BitSet();
        boolean[] done = new boolean[graph.atoms()];
        int left = members.length;
        for (int a : members) {
            if (degree[a] < 2) {
                changed.set(a);
            }
        }
        while (left > 0) {
            for (int a = changed.nextSetBit(0); a >= 0; a = changed.nextSetBit(0)) {
                changed.clear(a);
                if (!done[a]) {
                    done[a] = true;
                    left--;
                    trim(a, changed);
                }
            }
            int[] starts = startsOfDegreeTwo();
            if (starts.length > 0) {
                searchFromDegreeTwo(starts);
                for (int a : starts) {
                    left -= done[a] ? 0 : 1;
                    done[a] = true;
                    trim(a, changed);
                }
            } else if (left > 0) {
                int a = firstOfDegreeThree();
                if (a < 0) {
                    break;
                }
                searchFromDegreeThree(a);
                left -= done[a] ? 0 : 1;
                done[a] = true;
                trim(a, changed);
            }
        }
        if (rings.size() < expected) {
            closeUncoveredBonds();
        }
    }

    private void trim(int a, BitSet changed) {
        for (int i = 0; i < graph.degree(a); i++) {
            int b = graph.bond(a, i);
            if (active[b]) {
                int z = graph.other(b, a);
                if (degree[z] <= 2) {
                    changed.set(z);
                }
                active[b] = false;
                degree[z]--;
                degree[a]--;
            }
        }
    }

    /** One atom of each chain of atoms of degree two. */
    private int[] startsOfDegreeTwo() {
        boolean[] taken = new boolean[graph.atoms()];
        int[] starts = new int[members.length];
        int count = 0;
        for (int a : members) {
            if (degree[a] == 2 && !taken[a]) {
                starts[count++] = a;
                taken[a] = true;
                int tail = 0;
                queue[tail++] = a;
                for (int head = 0; head < tail; head++) {
                    int x = queue[head];
                    for (int i = 0; i < graph.degree(x); i++) {
                        int z = graph.other(graph.bond(x, i), x);
                        if (active[graph.bond(x, i)] && degree[z] == 2 && !taken[z]) {
                            taken[z] = true;
                            queue[tail++] = z;
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private int firstOfDegreeThree() {
        for (int a : members) {
            if (degree[a] == 3) {
                return a;
            }
        }
        return -1;
    }

    /**
     * Smallest rings through each start. Where several starts lead to one ring, each of them is
     * tried again with the others cut away, since it may belong to another small ring as well.
     */
    private void searchFromDegreeTwo(int[] starts) {
        Map<BitSet, List<Integer>> startsOfRing = new LinkedHashMap<>();
        Map<Integer, List<Integer>> rivals = new HashMap<>();
        for (int start : starts) {
            List<int[]> found = smallestRings(start, -1);
            for (int[] ring : found) {
                BitSet key = key(ring);
                if (seen.add(key)) {
                    rings.add(ring);
                    cover(ring);
                }
                List<Integer> others = startsOfRing.computeIfAbsent(key, k -> new ArrayList<>());
                for (int other : others) {
                    if (other != start) {
                        rivals.computeIfAbsent(start, k -> new ArrayList<>()).add(other);
                        rivals.computeIfAbsent(other, k -> new ArrayList<>()).add(start);
                    }
                }
                others.add(start);
            }
            if (found.isEmpty()) {
                BitSet changed = new BitSet();
                changed.set(start);
                for (int a = start; a >= 0; a = changed.nextSetBit(0)) {
                    changed.clear(a);
                    trim(a, changed);
                }
            }
        }
        for (List<Integer> candidates : startsOfRing.values()) {
            if (candidates.size() > 1) {
                searchWithoutRivals(candidates, rivals);
            }
        }
    }

    private void searchWithoutRivals(List<Integer> candidates, Map<Integer, List<Integer>> rivals) {
        List<int[]> found = new ArrayList<>();
        int smallest = Integer.MAX_VALUE;
        BitSet changed = new BitSet();
        for (int start : candidates) {
            boolean[] allActive = active.clone();
            int[] allDegrees = degree.clone();
            for (int rival : rivals.getOrDefault(start, List.of())) {
                trim(rival, changed);
            }
            for (int[] ring : smallestRings(start, -1)) {
                smallest = Math.min(smallest, ring.length);
                found.add(ring);
            }
            active = allActive;
            degree = allDegrees;
        }
        for (int[] ring : found) {
            if (ring.length == smallest && seen.add(key(ring))) {
                rings.add(ring);
            }
        }
    }

    /** Without atoms of degree two: up to three rings through an atom, by forbidding neighbors. */
    private void searchFromDegreeThree(int a) {
        List<int[]> found = smallestRings(a, -1);
        found.forEach(this::add);
        if (found.size() > 2 || found.isEmpty()) {
            return;
        }
        int[] neighbors = new int[3];
        int count = 0;
        for (int i = 0; i < graph.degree(a) && count < 3; i++) {
            if (active[graph.bond(a, i)]) {
                neighbors[count++] = graph.other(graph.bond(a, i), a);
            }
        }
        if (found.size() == 2) {
            for (int z : neighbors) {
                if (contains(found.get(0), z) && contains(found.get(1), z)) {
                    smallestRings(a, z).forEach(this::add);
                    return;
                }
            }
        } else {
            int missing = 0;
            while (missing < 2 && contains(found.get(0), neighbors[missing])) {
                missing++;
            }
            smallestRings(a, neighbors[missing == 2 ? 1 : 2]).forEach(this::add);
            smallestRings(a, neighbors[missing == 0 ? 1 : 0]).forEach(this::add);
        }
    }

    private void add(int[] ring) {
        if (seen.add(key(ring))) {
            rings.add(ring);
        }
    }

    /** All smallest rings through an atom among the active bonds, without a forbidden atom. */
    private List<int[]> smallestRings(int root, int forbidden) {
        for (int a : members) {
            color[a] = WHITE;
            parent[a] = -1;
            depth[a] = 0;
        }
        if (forbidden >= 0) {
            color[forbidden] = BLACK;
        }
        List<int[]> found = new ArrayList<>(2);
        int size = Integer.MAX_VALUE;
        int tail = 0;
        queue[tail++] = root;
        for (int head = 0; head < tail; head++) {
            int a = queue[head];
            color[a] = BLACK;
            if (depth[a] + 1 > size) {
                break;
            }
            for (int i = 0; i < graph.degree(a); i++) {
                int z = graph.other(graph.bond(a, i), a);
                if (!active[graph.bond(a, i)] || color[z] == BLACK || parent[a] == z) {
                    continue;
                }
                if (color[z] == WHITE) {
                    parent[z] = a;
                    color[z] = GRAY;
                    depth[z] = depth[a] + 1;
                    queue[tail++] = z;
                } else {
                    int[] ring = ringThroughRoot(root, a, z);
                    if (ring.length > size) {
                        return found;
                    }
                    if (ring.length > 0) {
                        size = ring.length;
                        found.add(ring);
                    }
                }
            }
        }
        return found;
    }

    /** Two paths from the root that meet, or nothing if they share more than the root. */
    private int[] ringThroughRoot(int root, int a, int z) {
        int x = a;
        int y = z;
        while (x != y) {
            if (depth[x] >= depth[y]) {
                x = parent[x];
            } else {
                y = parent[y];
            }
        }
        if (x != root) {
            return new int[0];
        }
        int[] ring = new int[depth[a] + depth[z] + 1];
        for (int i = depth[a]; i >= 0; i--, a = parent[a]) {
            ring[i] = a;
        }
        for (int i = ring.length - depth[z]; i < ring.length; i++, z = parent[z]) {
            ring[i] = z;
        }
        return ring;
    }

    /** In some cages the search above misses rings: bonds that lie in no ring yet are closed. */
    private void closeUncoveredBonds() {
        boolean[] dead = new boolean[graph.bonds()];
        for (int b = nextUncovered(dead); b >= 0; b = nextUncovered(dead)) {
            int[] ring = shortestNewRing(graph.begin(b), graph.end(b));
            if (ring.length == 0) {
                dead[b] = true;
            } else {
                seen.add(key(ring));
                rings.add(ring);
                cover(ring);
                dead[b] = true;
            }
        }
    }

    private int nextUncovered(boolean[] dead) {
        // RDKit runs over as many bond numbers as the molecule has bonds
        for (int i = 0; i < Math.min(edges, dead.length); i++) {
            int b = graph.inOrder(i);
            if (!coveredBond[b]
                    && !dead[b]
                    && coveredAtom[graph.begin(b)]
                    && coveredAtom[graph.end(b)]) {
                return b;
            }
        }
        return -1;
    }

    private int[] shortestNewRing(int from, int to) {
        ArrayDeque<int[]> paths = new ArrayDeque<>();
        paths.add(new int[] {from});
        while (!paths.isEmpty() && paths.size() < MAX_PATHS) {
            int[] path = paths.remove();
            int a = path[path.length - 1];
            for (int i = 0; i < graph.degree(a); i++) {
                int z = graph.other(graph.bond(a, i), a);
                if ((z == to && path.length == 1) || contains(path, z)) {
                    continue;
                }
                int[] longer = Arrays.copyOf(path, path.length + 1);
                longer[path.length] = z;
                if (z == to) {
                    if (!seen.contains(key(longer))) {
                        return longer;
                    }
                } else if (coveredAtom[z]) {
                    paths.add(longer);
                }
            }
        }
        return new int[0];
    }

    private void cover(int[] ring) {
        for (int i = 0; i < ring.length; i++) {
            coveredAtom[ring[i]] = true;
            coveredBond[graph.bondBetween(ring[i], ring[(i + 1) % ring.length])] = true;
        }
    }

    private static boolean contains(int[] ring, int atom) {
        for (int a : ring) {
            if (a == atom) {
                return true;
            }
        }
        return false;
    }

    private static BitSet key(int[] ring) {
        BitSet key = new BitSet();
        for (int a : ring) {
            key.set(a);
        }
        return key;
    }
}
