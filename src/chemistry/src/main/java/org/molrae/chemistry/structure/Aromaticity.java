package org.molrae.chemistry.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * RDKit's default aromaticity: Hückel's rule on single rings and on the envelopes of up to six
 * fused ones, with each atom giving the electrons of its donor type.
 */
final class Aromaticity {

    /** Rings of more bonds are judged alone only. */
    private static final int LARGEST_FUSED_RING = 24;

    private static final int MOST_FUSED_RINGS = 6;

    /** Beyond this size of a ring system only pairs of rings are looked at. */
    private static final int LARGEST_SYSTEM = 300;

    /** The electrons that an atom gives: from {@code low} to {@code high} electrons. */
    private enum Donor {
        NONE(0, 0),
        VACANT(0, 0),
        ONE(1, 1),
        TWO(2, 2),
        ANY(1, 2);

        final int low;
        final int high;

        Donor(int low, int high) {
            this.low = low;
            this.high = high;
        }
    }

    private final KekuleGraph graph;
    private final Topology topology;
    private final Electrons electrons;
    private final Donor[] donor;
    private final List<int[]> ringAtoms = new ArrayList<>();
    private final List<int[]> ringBonds = new ArrayList<>();
    private int[][] fused = {};

    final boolean[] atom;
    final boolean[] bond;

    private final int[] timesCovered;
    private int settledBonds;

    private Aromaticity(KekuleGraph graph, Topology topology, Electrons electrons) {
        this.graph = graph;
        this.topology = topology;
        this.electrons = electrons;
        donor = new Donor[topology.atoms()];
        atom = new boolean[topology.atoms()];
        bond = new boolean[topology.bonds()];
        timesCovered = new int[Math.max(topology.atoms(), topology.bonds())];
    }

    static Aromaticity find(
            KekuleGraph graph,
            Topology topology,
            Electrons electrons,
            int[][] ringAtoms,
            int[][] ringBonds) {
        Aromaticity aromaticity = new Aromaticity(graph, topology, electrons);
        for (int i = 0; i < ringAtoms.length; i++) {
            if (aromaticity.isCandidate(ringAtoms[i])) {
                aromaticity.ringAtoms.add(ringAtoms[i]);
                aromaticity.ringBonds.add(ringBonds[i]);
            }
        }
        if (!aromaticity.ringAtoms.isEmpty()) {
            aromaticity.run();
        }
        return aromaticity;
    }

    private boolean isCandidate(int[] ring) {
        boolean dummies = true;
        for (int a : ring) {
            dummies &= graph.element(a) == 0;
            if (donor[a] == null) {
                Donor type = donorType(a);
                donor[a] = type != Donor.NONE && isCandidate(a) ? type : Donor.NONE;
            }
            if (donor[a] == Donor.NONE) {
                return false;
            }
        }
        return !dummies;
    }

    private Donor donorType(int a) {
        if (graph.element(a) == 0) {
            return hasMultipleBond(a, true) ? Donor.ONE : Donor.ANY;
        }
        int available = electrons.available(a);
        if (available < 0) {
            return Donor.NONE;
        }
        int exocyclic = partnerOutside(a);
        boolean drawn =
                exocyclic >= 0
                        && Electrons.moreElectronegative(
                                graph.element(exocyclic), graph.element(a));
        if (available == 0) {
            if (exocyclic >= 0) {
                return Donor.VACANT;
            }
            return hasMultipleBond(a, true) ? Donor.ONE : Donor.NONE;
        }
        if (available == 1) {
            if (exocyclic >= 0) {
                return drawn ? Donor.VACANT : Donor.ONE;
            }
            if (hasMultipleBond(a, false)) {
                return Donor.ONE;
            }
            return graph.charge(a) == 1 ? Donor.VACANT : Donor.NONE;
        }
        return (available - (drawn ? 1 : 0)) % 2 == 1 ? Donor.ONE : Donor.TWO;
    }

    /** The neighbor at a double bond that lies in no ring, or -1. */
    private int partnerOutside(int a) {
        for (int i = 0; i < topology.degree(a); i++) {
            int b = topology.bond(a, i);
            if (!topology.ringBond(b) && electrons.contribution(b, a) >= 2) {
                return topology.other(b, a);
            }
        }
        return -1;
    }

    private boolean hasMultipleBond(int a, boolean inRing) {
        int degree = topology.degree(a) + graph.givenHydrogens(a);
        for (int i = 0; i < topology.degree(a); i++) {
            int b = topology.bond(a, i);
            int contribution = electrons.contribution(b, a);
            if (inRing && topology.ringBond(b) && contribution >= 2) {
                return true;
            }
            degree -= contribution == 0 ? 1 : 0;
        }
        return !inRing && electrons.explicitValence[a] != degree;
    }

    private boolean isCandidate(int a) {
        int element = graph.element(a);
        if (element > 18 && element != 34 && element != 52) {
            return false;
        }
        int usual = Elements.defaultValence(element);
        int isoelectronic = element - graph.charge(a);
        int total = electrons.explicitValence[a] + graph.impliedHydrogens(a);
        if (usual > 0
                && isoelectronic >= 0
                && isoelectronic < Elements.count()
                && total > Elements.defaultValence(isoelectronic)) {
            return false;
        }
        if (electrons.radicals[a] > 0 && (element != 6 || graph.charge(a) != 0)) {
            return false;
        }
        if (electrons.explicitValence[a] - topology.degree(a) <= 1) {
            return true;
        }
        int multiple = 0;
        for (int i = 0; i < topology.degree(a); i++) {
            int order = graph.order(topology.bond(a, i));
            multiple += order == 2 || order == 3 ? 1 : 0;
        }
        return multiple <= 1;
    }

    private void run() {
        int n = ringAtoms.size();
        fused = fusedNeighbors();
        boolean[] done = new boolean[n];
        int[] system = new int[n];
        for (int start = 0; start < n; start++) {
            if (done[start]) {
                continue;
            }
            int size = 0;
            system[size++] = start;
            done[start] = true;
            for (int head = 0; head < size; head++) {
                for (int z : fused[system[head]]) {
                    if (!done[z]) {
                        done[z] = true;
                        system[size++] = z;
                    }
                }
            }
            judge(Arrays.copyOf(system, size));
        }
    }

    /** Rings share a bond, exactly one, to be fused. */
    private int[][] fusedNeighbors() {
        int n = ringAtoms.size();
        int[][] neighbors = new int[n][];
        int[] row = new int[n];
        for (int i = 0; i < n; i++) {
            int count = 0;
            for (int j = 0; j < n; j++) {
                if (i != j
                        && ringBonds.get(i).length <= LARGEST_FUSED_RING
                        && ringBonds.get(j).length <= LARGEST_FUSED_RING
                        && common(ringBonds.get(i), ringBonds.get(j)) == 1) {
                    row[count++] = j;
                }
            }
            neighbors[i] = Arrays.copyOf(row, count);
        }
        return neighbors;
    }

    private static int common(int[] ring, int[] other) {
        int count = 0;
        for (int b : ring) {
            for (int c : other) {
                count += b == c ? 1 : 0;
            }
        }
        return count;
    }

    /** Looks at ever larger connected sets of rings, until all bonds of the system are aromatic. */
    private void judge(int[] system) {
        BitSet bonds = new BitSet();
        for (int ring : system) {
            for (int b : ringBonds.get(ring)) {
                bonds.set(b);
            }
        }
        settledBonds = 0;
        int largest = Math.min(system.length, MOST_FUSED_RINGS);
        if (system.length > LARGEST_SYSTEM) {
            largest = 2;
        }
        int[] chosen = new int[largest];
        for (int size = 1; size <= largest && settledBonds < bonds.cardinality(); size++) {
            for (int root : system) {
                BitSet closed = new BitSet();
                closed.set(root);
                chosen[0] = root;
                extend(chosen, 1, size, fused[root], closed);
            }
        }
    }

    /**
     * Visits every connected set of rings once (S. Wernicke, 2006): the lowest ring is the root,
     * and a ring joins only from the extension of the one that first touched it.
     */
    private void extend(int[] chosen, int count, int size, int[] extension, BitSet closed) {
        if (count == size) {
            apply(chosen, size);
            return;
        }
        BitSet touched = (BitSet) closed.clone();
        for (int z : extension) {
            touched.set(z);
        }
        for (int i = 0; i < extension.length; i++) {
            int ring = extension[i];
            if (ring < chosen[0]) {
                continue;
            }
            int[] next =
                    Arrays.copyOfRange(extension, i + 1, extension.length + fused[ring].length);
            int length = extension.length - i - 1;
            for (int z : fused[ring]) {
                if (!touched.get(z) && z > chosen[0]) {
                    next[length++] = z;
                }
            }
            chosen[count] = ring;
            extend(chosen, count + 1, size, Arrays.copyOf(next, length), touched);
        }
    }

    /** Applies Hückel's rule to the atoms that lie in one or two of the rings. */
    private void apply(int[] chosen, int size) {
        int low = 0;
        int high = 0;
        int dummies = 0;
        for (int i = 0; i < size; i++) {
            for (int a : ringAtoms.get(chosen[i])) {
                timesCovered[a]++;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int a : ringAtoms.get(chosen[i])) {
                if (timesCovered[a] == 1 || timesCovered[a] == 2) {
                    low += donor[a].low;
                    high += donor[a].high;
                    dummies += donor[a] == Donor.ANY ? 1 : 0;
                }
                timesCovered[a] = 0;
            }
        }
        if (dummies <= 1 && isHuckel(low, high)) {
            mark(chosen, size);
        }
    }

    private static boolean isHuckel(int low, int high) {
        if (high < 6) {
            return high == 2;
        }
        for (int n = low; n <= high; n++) {
            if (Math.floorMod(n, 4) == 2) {
                return true;
            }
        }
        return false;
    }

    /** Marks all atoms, and the bonds of the envelope. */
    private void mark(int[] chosen, int size) {
        for (int i = 0; i < size; i++) {
            for (int a : ringAtoms.get(chosen[i])) {
                atom[a] = true;
            }
            for (int b : ringBonds.get(chosen[i])) {
                timesCovered[b]++;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int b : ringBonds.get(chosen[i])) {
                if (timesCovered[b] == 1 && !bond[b]) {
                    bond[b] = true;
                    settledBonds++;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int b : ringBonds.get(chosen[i])) {
                timesCovered[b] = 0;
            }
        }
    }
}
