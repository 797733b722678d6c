package org.molrae.sequences;

import java.util.Map;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A Bloom filter of the derivations that a model was trained on: small enough to travel with the
 * model, so that novelty can be asked for without the training data.
 *
 * <p>A derivation of the training set is always found; of others, about one in two thousand is
 * taken for one.
 */
public final class TrainingSetFilter {

    private static final String BITS = "bits";
    private static final int BITS_PER_ITEM = 16;
    private static final int HASHES = 11;

    private final long[] words;

    private TrainingSetFilter(long[] words) {
        this.words = words;
    }

    /**
     * An empty filter.
     *
     * @param expected number of derivations to come
     */
    static TrainingSetFilter of(int expected) {
        long bits = Math.max(64L, (long) expected * BITS_PER_ITEM);
        return new TrainingSetFilter(new long[Math.toIntExact((bits + 63) / 64)]);
    }

    /** A filter from a model file. */
    static TrainingSetFilter read(Map<String, HostTensor> tensors) throws ModelFormatException {
        HostTensor bits = tensors.get(BITS);
        if (bits == null || bits.count() == 0) {
            throw new ModelFormatException("the training set filter is empty");
        }
        try {
            return new TrainingSetFilter(bits.toLongs());
        } catch (IllegalStateException e) {
            throw new ModelFormatException("the training set filter is " + bits, e);
        }
    }

    Map<String, HostTensor> tensors() {
        return Map.of(BITS, HostTensor.of(words, words.length));
    }

    void add(int[] plainRules) {
        long first = hash(plainRules, 0x9E3779B97F4A7C15L);
        long second = hash(plainRules, 0xC2B2AE3D27D4EB4FL) | 1;
        for (int i = 0; i < HASHES; i++) {
            long bit = bit(first + i * second);
            words[(int) (bit >>> 6)] |= 1L << bit;
        }
    }

    /**
     * Whether a derivation was trained on.
     *
     * @param plainRules of the form that the model was trained on
     */
    public boolean contains(int[] plainRules) {
        long first = hash(plainRules, 0x9E3779B97F4A7C15L);
        long second = hash(plainRules, 0xC2B2AE3D27D4EB4FL) | 1;
        for (int i = 0; i < HASHES; i++) {
            long bit = bit(first + i * second);
            if ((words[(int) (bit >>> 6)] & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    private long bit(long hash) {
        return Long.remainderUnsigned(hash, words.length * 64L);
    }

    /** Mixes in each rule with the finalizer of SplitMix64 (Steele et al., 2014). */
    private static long hash(int[] rules, long seed) {
        long hash = seed;
        for (int rule : rules) {
            hash += rule + 0x9E3779B97F4A7C15L;
            hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
            hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
            hash ^= hash >>> 31;
        }
        return hash;
    }
}
