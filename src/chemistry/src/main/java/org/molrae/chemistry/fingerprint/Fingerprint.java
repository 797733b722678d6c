package org.molrae.chemistry.fingerprint;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

/** A molecule as a fixed number of bits. Immutable. */
public final class Fingerprint implements Serializable {

    private static final long serialVersionUID = 1;

    private final long[] words;
    private final int cardinality;

    private Fingerprint(long[] words) {
        this.words = words;
        int ones = 0;
        for (long word : words) {
            ones += Long.bitCount(word);
        }
        cardinality = ones;
    }

    /**
     * Folds identifiers to bits: bit {@code identifier mod size}, the identifier taken as unsigned.
     *
     * @param size the number of bits, a positive multiple of 64
     * @throws IllegalArgumentException if {@code size} is not
     */
    public static Fingerprint fold(int[] identifiers, int size) {
        if (size <= 0 || size % Long.SIZE != 0) {
            throw new IllegalArgumentException(
                    "a fingerprint has a multiple of 64 bits, not " + size);
        }
        long[] words = new long[size / Long.SIZE];
        for (int identifier : identifiers) {
            int bit = Integer.remainderUnsigned(identifier, size);
            words[bit >> 6] |= 1L << bit;
        }
        return new Fingerprint(words);
    }

    /** The number of bits, set or not. */
    public int size() {
        return words.length * Long.SIZE;
    }

    /** The number of bits that are set. */
    public int cardinality() {
        return cardinality;
    }

    /**
     * Whether a bit is set.
     *
     * @param bit 0 &le; bit &lt; {@link #size()}
     */
    public boolean get(int bit) {
        return (words[bit >> 6] & 1L << bit) != 0;
    }

    /**
     * Tanimoto's coefficient, bits in common over bits in either, from 0 to 1; 1 for two empty
     * fingerprints, as MOSES has it (RDKit: 0).
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public double tanimoto(Fingerprint other) {
        if (words.length != other.words.length) {
            throw new IllegalArgumentException(
                    "fingerprints of " + size() + " and " + other.size() + " bits");
        }
        int common = 0;
        for (int i = 0; i < words.length; i++) {
            common += Long.bitCount(words[i] & other.words[i]);
        }
        int either = cardinality + other.cardinality - common;
        return either == 0 ? 1 : (double) common / either;
    }

    /**
     * Copies the bits, 64 a word, bit 0 the lowest of the first word.
     *
     * @param offset where the first word goes; {@code size() / 64} words are written
     */
    public void copyTo(long[] target, int offset) {
        System.arraycopy(words, 0, target, offset, words.length);
    }

    /** The bits, as a copy. */
    public BitSet toBitSet() {
        return BitSet.valueOf(words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** The bits as {@code 0} and {@code 1}, the first bit first, as RDKit writes them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size());
        for (int bit = 0; bit < size(); bit++) {
            text.append(get(bit) ? '1' : '0');
        }
        return text.toString();
    }
}
