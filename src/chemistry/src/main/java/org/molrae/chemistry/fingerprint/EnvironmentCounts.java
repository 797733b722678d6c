package org.molrae.chemistry.fingerprint;

import java.util.Arrays;

/**
 * How often each atom environment, atom pair or pharmacophore occurs in a molecule: distinct 32-bit
 * identifiers in ascending unsigned order, with counts. Immutable.
 */
public final class EnvironmentCounts {

    private final int[] identifiers;
    private final int[] counts;
    private final int total;

    private EnvironmentCounts(int[] identifiers, int[] counts, int total) {
        this.identifiers = identifiers;
        this.counts = counts;
        this.total = total;
    }

    /** Counts identifiers, given in any order. */
    static EnvironmentCounts of(int[] identifiers) {
        int[] sorted = identifiers.clone();
        flipSigns(sorted);
        Arrays.sort(sorted);
        flipSigns(sorted);
        int[] counts = new int[sorted.length];
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
            counts[distinct - 1]++;
        }
        return new EnvironmentCounts(
                Arrays.copyOf(sorted, distinct),
                Arrays.copyOf(counts, distinct),
                identifiers.length);
    }

    /** Maps unsigned order to signed order, and back. */
    private static void flipSigns(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] ^= Integer.MIN_VALUE;
        }
    }

    /** The number of distinct environments. */
    public int distinct() {
        return identifiers.length;
    }

    /** The number of environments, each as often as it occurs. */
    public int total() {
        return total;
    }

    /**
     * The identifier at a place of the ascending order, to be taken as unsigned.
     *
     * @param place 0 &le; place &lt; {@link #distinct()}
     */
    public int identifier(int place) {
        return identifiers[place];
    }

    /** How often the environment at this place occurs, at least 1. */
    public int count(int place) {
        return counts[place];
    }

    /**
     * Tanimoto's coefficient of counts, Σ min / Σ max, from 0 to 1. RDKit's {@code
     * TanimotoSimilarity} is the same but for two empty ones: here they are alike (1), as RDKit's
     * bit vectors are, where its vectors of counts are not (0).
     */
    public double tanimoto(EnvironmentCounts other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < identifiers.length && j < other.identifiers.length) {
            int order = Integer.compareUnsigned(identifiers[i], other.identifiers[j]);
            if (order == 0) {
                common += Math.min(counts[i], other.counts[j]);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int either = total + other.total - common;
        return either == 0 ? 1 : (double) common / either;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvironmentCounts that
                && Arrays.equals(identifiers, that.identifiers)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(identifiers) + Arrays.hashCode(counts);
    }

    /** Pairs of identifier and count, {@code 98513984:6 951226070:3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < identifiers.length; i++) {
            text.append(i == 0 ? "" : " ")
                    .append(Integer.toUnsignedString(identifiers[i]))
                    .append(':')
                    .append(counts[i]);
        }
        return text.toString();
    }
}
