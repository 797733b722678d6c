package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * Ranks atoms by constitution and configuration: classes of atoms are split by the classes of their
 * neighbors until nothing changes, then by the handedness that the classes give to stereo centers
 * and double bonds, and so on.
 *
 * <p>Classes are numbered by their first place in the order, so that splitting a class leaves the
 * others as they are. Comparisons are exact; nothing is hashed.
 */
final class AtomRanking {

    private static final int MOBILE_LABEL = 5;
    private static final int INSERTION_LIMIT = 24;

    private static final byte CLOCKWISE = 1;
    private static final byte COUNTER = 2;
    private static final byte TRANS = 4;
    private static final byte CIS = 8;

    private final MolecularGraph graph;
    private final boolean[] mobile;
    private final Stereochemistry stereo;
    private final int atoms;

    /** The class of each atom: the number of atoms in lower classes. */
    final int[] rank;

    /** Atoms in ascending order of their classes. */
    private final int[] sorted;

    /**
     * What is settled at an atom: the hand of a center, 1 or 2, and the configuration of a double
     * bond, 4 or 8; 0 while both are open.
     */
    private final byte[] configuration;

    private final boolean[] bondSettled;
    private int classes;

    /** Neighbor classes of each atom, ascending, in the layout of the incidence lists. */
    private final int[] codes;

    private final int[] nextRank;

    AtomRanking(MolecularGraph graph, boolean[] mobile, Stereochemistry stereo) {
        this.graph = graph;
        this.mobile = mobile;
        this.stereo = stereo;
        atoms = graph.atoms;
        rank = new int[atoms];
        sorted = new int[atoms];
        configuration = new byte[atoms];
        bondSettled = new boolean[graph.bonds];
        codes = new int[graph.incident.length];
        nextRank = new int[atoms];
        rankByInvariants();
        settle();
    }

    private AtomRanking(AtomRanking other) {
        graph = other.graph;
        mobile = other.mobile;
        stereo = other.stereo;
        atoms = other.atoms;
        rank = other.rank.clone();
        sorted = other.sorted.clone();
        configuration = other.configuration.clone();
        bondSettled = other.bondSettled.clone();
        classes = other.classes;
        codes = new int[other.codes.length];
        nextRank = new int[atoms];
    }

    AtomRanking copy() {
        return new AtomRanking(this);
    }

    /** Whether every atom has a rank of its own. */
    boolean complete() {
        return classes == atoms;
    }

    /** The first place of the lowest class with more than one atom. */
    int firstTie() {
        int place = 0;
        while (rank[sorted[place + 1]] != place) {
            place++;
        }
        return place;
    }

    int tieSize(int place) {
        int end = place + 1;
        while (end < atoms && rank[sorted[end]] == place) {
            end++;
        }
        return end - place;
    }

    int atomAt(int place) {
        return sorted[place];
    }

    /** Puts one atom of a class before the others, and settles what follows from it. */
    void prefer(int place, int index) {
        int atom = sorted[place + index];
        sorted[place + index] = sorted[place];
        sorted[place] = atom;
        int size = tieSize(place);
        for (int i = 1; i < size; i++) {
            rank[sorted[place + i]] = place + 1;
        }
        classes++;
        settle();
    }

    /** Whether the classes determine the hand of a center. */
    boolean settledCenter(int a) {
        return (configuration[a] & (CLOCKWISE | COUNTER)) != 0;
    }

    /** Whether the classes determine the configuration of a double bond. */
    boolean settledBond(int b) {
        return bondSettled[b];
    }

    /** Whether some configuration is still open, so that members of one class need not be alike. */
    boolean configurationOpen() {
        for (int a = 0; a < atoms; a++) {
            if (stereo.isCenter(a) && !settledCenter(a)) {
                return true;
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (stereo.isStereoBond(b) && !bondSettled[b]) {
                return true;
            }
        }
        return false;
    }

    private void rankByInvariants() {
        long[] keys = new long[atoms];
        for (int a = 0; a < atoms; a++) {
            sorted[a] = a;
            keys[a] = invariant(a);
        }
        sort(0, atoms, (x, y) -> Long.compare(keys[x], keys[y]));
        for (int i = 0; i < atoms; i++) {
            int a = sorted[i];
            boolean same = i > 0 && keys[a] == keys[sorted[i - 1]];
            rank[a] = same ? rank[sorted[i - 1]] : i;
            classes += same ? 0 : 1;
        }
    }

    /**
     * Terminal atoms first, carbon before the others: it makes ordinary chains begin in the
     * ordinary way.
     */
    private long invariant(int a) {
        boolean carbon = graph.element[a] == Elements.CARBON;
        long key = Math.min(graph.degree(a), 255);
        key = key << 8 | (carbon ? 0 : graph.element[a]);
        key = key << 8 | (graph.charge[a] & 0xFF);
        key = key << 16 | graph.isotope[a];
        key = key << 8 | Math.min(graph.totalHydrogens(a), 255);
        return key << 16 | (graph.map[a] & 0xFFFF);
    }

    private void settle() {
        refine();
        while (stereo.present() && settleConfigurations()) {
            splitByConfiguration();
            refine();
        }
    }

    private void refine() {
        int before;
        do {
            before = classes;
            for (int i = 0; i < atoms; ) {
                int size = tieSize(i);
                if (size == 1) {
                    nextRank[sorted[i]] = i;
                } else {
                    split(i, size);
                }
                i += size;
            }
            System.arraycopy(nextRank, 0, rank, 0, atoms);
        } while (classes > before && classes < atoms);
    }

    private void split(int place, int size) {
        for (int i = place; i < place + size; i++) {
            encodeNeighbors(sorted[i]);
        }
        sort(place, place + size, this::compareCodes);
        nextRank[sorted[place]] = place;
        for (int i = place + 1; i < place + size; i++) {
            boolean same = compareCodes(sorted[i - 1], sorted[i]) == 0;
            nextRank[sorted[i]] = same ? nextRank[sorted[i - 1]] : i;
            classes += same ? 0 : 1;
        }
    }

    private void encodeNeighbors(int a) {
        int begin = graph.first[a];
        int end = graph.first[a + 1];
        for (int i = begin; i < end; i++) {
            int b = graph.incident[i];
            int label = mobile[b] ? MOBILE_LABEL : graph.order[b];
            int code = rank[graph.other(b, a)] << 3 | label;
            int j = i;
            if (end - begin > INSERTION_LIMIT) {
                codes[j] = code;
                continue;
            }
            for (; j > begin && codes[j - 1] > code; j--) {
                codes[j] = codes[j - 1];
            }
            codes[j] = code;
        }
        if (end - begin > INSERTION_LIMIT) {
            Arrays.sort(codes, begin, end);
        }
    }

    private int compareCodes(int x, int y) {
        int i = graph.first[x];
        int j = graph.first[y];
        int endX = graph.first[x + 1];
        int endY = graph.first[y + 1];
        for (; i < endX && j < endY; i++, j++) {
            if (codes[i] != codes[j]) {
                return Integer.compare(codes[i], codes[j]);
            }
        }
        return Integer.compare(endX - i, endY - j);
    }

    /**
     * Reads off the configurations that the present classes determine; returns whether there are
     * new ones.
     */
    private boolean settleConfigurations() {
        boolean changed = false;
        for (int a = 0; a < atoms; a++) {
            if (stereo.isCenter(a) && !settledCenter(a) && distinctNeighbors(a, -1)) {
                configuration[a] |= stereo.clockwise(a, rank) ? CLOCKWISE : COUNTER;
                changed = true;
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (stereo.isStereoBond(b)
                    && !bondSettled[b]
                    && distinctNeighbors(graph.from[b], graph.to[b])
                    && distinctNeighbors(graph.to[b], graph.from[b])) {
                boolean trans =
                        stereo.trans[b]
                                ^ (stereo.fromReference[b] != highest(graph.from[b], b))
                                ^ (stereo.toReference[b] != highest(graph.to[b], b));
                bondSettled[b] = true;
                configuration[graph.from[b]] |= trans ? TRANS : CIS;
                configuration[graph.to[b]] |= trans ? TRANS : CIS;
                changed = true;
            }
        }
        return changed;
    }

    private boolean distinctNeighbors(int a, int except) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int x = graph.other(graph.incident[i], a);
            for (int j = i + 1; j < graph.first[a + 1]; j++) {
                int y = graph.other(graph.incident[j], a);
                if (x != except && y != except && rank[x] == rank[y]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The neighbor of highest rank at one end of a double bond. */
    private int highest(int a, int doubleBond) {
        int highest = -1;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int x = graph.other(graph.incident[i], a);
            if (graph.incident[i] != doubleBond && (highest < 0 || rank[x] > rank[highest])) {
                highest = x;
            }
        }
        return highest;
    }

    private void splitByConfiguration() {
        for (int i = 0; i < atoms; ) {
            int size = tieSize(i);
            if (size > 1) {
                sort(i, i + size, (x, y) -> Byte.compare(configuration[x], configuration[y]));
            }
            nextRank[sorted[i]] = i;
            for (int k = i + 1; k < i + size; k++) {
                boolean same = configuration[sorted[k]] == configuration[sorted[k - 1]];
                nextRank[sorted[k]] = same ? nextRank[sorted[k - 1]] : k;
                classes += same ? 0 : 1;
            }
            i += size;
        }
        System.arraycopy(nextRank, 0, rank, 0, atoms);
    }

    /** Compares two atoms. */
    private interface Order {
        int compare(int x, int y);
    }

    private void sort(int begin, int end, Order order) {
        if (end - begin > INSERTION_LIMIT) {
            Integer[] boxed = new Integer[end - begin];
            Arrays.setAll(boxed, i -> sorted[begin + i]);
            Arrays.sort(boxed, order::compare);
            for (int i = begin; i < end; i++) {
                sorted[i] = boxed[i - begin];
            }
            return;
        }
        for (int i = begin + 1; i < end; i++) {
            int a = sorted[i];
            int j = i;
            for (; j > begin && order.compare(sorted[j - 1], a) > 0; j--) {
                sorted[j] = sorted[j - 1];
            }
            sorted[j] = a;
        }
    }
}
