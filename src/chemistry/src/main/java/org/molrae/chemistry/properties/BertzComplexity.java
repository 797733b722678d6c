package org.molrae.chemistry.properties;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/**
 * The complexity index of S. H. Bertz (J. Am. Chem. Soc. 103 (1981) 3599) in RDKit's form ({@code
 * BertzCT}): the information content of the pairs of adjacent bonds, classed by the symmetry of
 * their atoms, and that of the elements.
 *
 * <p>Atoms are alike if the sorted distances to their {@value #CUTOFF} nearest atoms are, where a
 * bond is as long as the inverse of its order. Distances are counted in sixths, so that they are
 * exact.
 */
final class BertzComplexity {

    private static final int CUTOFF = 100;
    private static final int SIXTHS = 6;
    private static final int UNREACHED = Integer.MAX_VALUE;

    /** RDKit's numbers for bonds that have no order, which it takes for one. */
    private static final double DATIVE_ORDER = 17;

    private final Molecule molecule;
    private final int[] symmetry;
    private final Map<Long, double[]> connections = new HashMap<>();

    private BertzComplexity(Molecule molecule) {
        this.molecule = molecule;
        symmetry = symmetryClasses(molecule);
    }

    static double of(Molecule molecule) {
        if (molecule.atomCount() < 2) {
            return 0;
        }
        return new BertzComplexity(molecule).run();
    }

    private double run() {
        int[] elements = new int[128];
        for (int a = 0; a < molecule.atomCount(); a++) {
            elements[molecule.element(a)]++;
            connect(a);
        }
        double total = 0;
        for (double[] count : connections.values()) {
            total += count[0];
        }
        double ofConnections = 0;
        if (connections.isEmpty()) {
            total = 1;
        } else if (total > 0) {
            for (double[] count : connections.values()) {
                ofConnections += information(count[0], total);
            }
        }
        double ofElements = 0;
        for (int count : elements) {
            ofElements += information(count, molecule.atomCount());
        }
        double size = total > 0 ? total * log2(total) : 0;
        return ofElements + ofConnections + size;
    }

    private static double information(double count, double total) {
        return count > 0 ? -count * log2(count / total) : 0;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private void connect(int a) {
        for (int i = 0; i < molecule.degree(a); i++) {
            int x = molecule.neighbor(a, i);
            double order = order(molecule.bond(a, i));
            if (order > 1 && x > a) {
                add(symmetry[a], -1, symmetry[x], order * (order - 1) / 2);
            }
            for (int j = i + 1; j < molecule.degree(a); j++) {
                int y = molecule.neighbor(a, j);
                add(symmetry[x], symmetry[a], symmetry[y], order * order(molecule.bond(a, j)));
            }
        }
    }

    private void add(int end, int middle, int otherEnd, double count) {
        long key = (long) Math.min(end, otherEnd) << 42;
        key |= (long) Math.max(end, otherEnd) << 21;
        key |= middle + 1;
        connections.computeIfAbsent(key, k -> new double[1])[0] += count;
    }

    private double order(int bond) {
        if (molecule.aromaticBond(bond)) {
            return 1.5;
        }
        int order = molecule.order(bond);
        return order == KekuleGraph.DATIVE ? DATIVE_ORDER : order == KekuleGraph.ANY ? 0 : order;
    }

    private static int[] symmetryClasses(Molecule molecule) {
        int n = molecule.atomCount();
        int[] length = new int[molecule.bondCount()];
        for (int b = 0; b < length.length; b++) {
            int order = molecule.order(b);
            length[b] =
                    molecule.aromaticBond(b)
                            ? SIXTHS * 2 / 3
                            : order == 2 || order == 3 ? SIXTHS / order : SIXTHS;
        }
        int[] classes = new int[n];
        Map<DistanceKey, Integer> seen = new HashMap<>();
        int[] distance = new int[n];
        int[] queue = new int[n];
        boolean[] queued = new boolean[n];
        for (int a = 0; a < n; a++) {
            distances(molecule, a, length, distance, queue, queued);
            int[] sorted = distance.clone();
            Arrays.sort(sorted);
            DistanceKey key = new DistanceKey(Arrays.copyOf(sorted, Math.min(n, CUTOFF)));
            Integer known = seen.putIfAbsent(key, seen.size());
            classes[a] = known == null ? seen.size() - 1 : known;
        }
        return classes;
    }

    /** Shortest paths by correcting labels; the queue is a ring. */
    private static void distances(
            Molecule molecule,
            int source,
            int[] length,
            int[] distance,
            int[] queue,
            boolean[] queued) {
        Arrays.fill(distance, UNREACHED);
        distance[source] = 0;
        int head = 0;
        int size = 1;
        queue[0] = source;
        while (size > 0) {
            int a = queue[head];
            head = head + 1 == queue.length ? 0 : head + 1;
            size--;
            queued[a] = false;
            for (int i = 0; i < molecule.degree(a); i++) {
                int z = molecule.neighbor(a, i);
                int through = distance[a] + length[molecule.bond(a, i)];
                if (through < distance[z]) {
                    distance[z] = through;
                    if (!queued[z]) {
                        queued[z] = true;
                        int tail = head + size;
                        queue[tail >= queue.length ? tail - queue.length : tail] = z;
                        size++;
                    }
                }
            }
        }
    }

    /** Distances that can be compared. */
    private static final class DistanceKey {

        private final int[] distances;
        private final int hash;

        DistanceKey(int[] distances) {
            this.distances = distances;
            hash = Arrays.hashCode(distances);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof DistanceKey key && Arrays.equals(distances, key.distances);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
