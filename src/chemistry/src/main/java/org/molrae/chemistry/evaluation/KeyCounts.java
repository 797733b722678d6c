package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each 64-bit key was added: an open hash table of 24 bytes a key or less, of bounded
 * size.
 *
 * <p>While all keys fit, everything is exact. Where they do not, every second key is dropped, by
 * its hash, and so on (M. N. Wegman's adaptive sampling: P. Flajolet, Computing 43 (1990) 391): the
 * table holds the keys whose hash begins with as many zero bits as its {@link #level}, each with
 * its exact count. What it holds depends on what was added alone, neither on the order nor on how
 * it was shared out over tables that are merged.
 */
final class KeyCounts implements Serializable {

    /** As many keys as are kept of large sets, at most; half of them at least. */
    static final int LIMIT = 1 << 20;

    private static final long serialVersionUID = 1;

    /** Marks an empty slot; a key of this value is stored as {@link #INSTEAD_OF_EMPTY}. */
    private static final long EMPTY = 0;

    private static final long INSTEAD_OF_EMPTY = 0x5DEECE66DL;

    private final int limit;
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int kept;
    private int level;

    /** A table of any size, which stays exact. */
    KeyCounts() {
        this(Integer.MAX_VALUE);
    }

    /**
     * A table of bounded size.
     *
     * @param limit how many keys it holds at most, 1 or more
     */
    KeyCounts(int limit) {
        this.limit = limit;
    }

    /** The hash of a key, by which keys are sampled; different keys have different ones. */
    static long hash(long key) {
        long hash = (key ^ key >>> 32) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 29) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 32;
    }

    /** Adds a key; whether it is held, and was not before. */
    boolean add(long key) {
        return add(key, 1);
    }

    private boolean add(long key, int times) {
        if (!reaches(key, level)) {
            return false;
        }
        if (2 * kept >= keys.length) {
            rebuild(Math.multiplyExact(2, keys.length));
        }
        int slot = slot(key);
        boolean fresh = keys[slot] == EMPTY;
        if (fresh) {
            keys[slot] = stored(key);
            kept++;
        }
        counts[slot] = Math.addExact(counts[slot], times);
        if (kept > limit) {
            rise(level + 1);
        }
        return fresh && reaches(key, level);
    }

    /** Adds all that was added to another table. */
    void merge(KeyCounts other) {
        if (other.level > level) {
            rise(other.level);
        }
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != EMPTY) {
                add(other.keys[i], other.counts[i]);
            }
        }
    }

    boolean contains(long key) {
        return keys[slot(key)] != EMPTY;
    }

    /** How often a key was added that the table holds; 0 for others. */
    int count(long key) {
        return counts[slot(key)];
    }

    /** How many times half of the keys were dropped; 0 for a table that is exact. */
    int level() {
        return level;
    }

    /** The number of different keys; an estimate where not all are held. */
    long distinct() {
        return (long) kept << level;
    }

    /**
     * The share of the different keys that are not in another table, of those that both would hold;
     * NaN if there are none.
     */
    double shareMissingFrom(KeyCounts other) {
        int common = Math.max(level, other.level);
        long missing = 0;
        long all = 0;
        for (long key : keys) {
            if (key != EMPTY && reaches(key, common)) {
                all++;
                missing += other.contains(key) ? 0 : 1;
            }
        }
        return (double) missing / all;
    }

    /** The cosine of the angle between the two vectors of counts; NaN if one is empty. */
    double cosine(KeyCounts other) {
        int common = Math.max(level, other.level);
        // sums of whole numbers do not depend on the order
        long dot = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY && reaches(keys[i], common)) {
                long product = (long) counts[i] * other.counts[other.slot(keys[i])];
                dot = Math.addExact(dot, product);
            }
        }
        return dot / (norm(common) * other.norm(common));
    }

    private double norm(int common) {
        long sum = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY && reaches(keys[i], common)) {
                sum = Math.addExact(sum, (long) counts[i] * counts[i]);
            }
        }
        return Math.sqrt((double) sum);
    }

    private int slot(long key) {
        long wanted = stored(key);
        int mask = keys.length - 1;
        int slot = (int) (wanted ^ wanted >>> 32) & mask;
        while (keys[slot] != EMPTY && keys[slot] != wanted) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long stored(long key) {
        return key == EMPTY ? INSTEAD_OF_EMPTY : key;
    }

    private static boolean reaches(long key, int level) {
        return level == 0 || Long.numberOfLeadingZeros(hash(stored(key))) >= level;
    }

    private void rise(int lowest) {
        level = lowest;
        rebuild(keys.length);
        while (kept > limit) {
            level++;
            rebuild(keys.length);
        }
    }

    /** Moves the keys that reach the level to tables of another size. */
    private void rebuild(int size) {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[size];
        counts = new int[size];
        Arrays.fill(keys, EMPTY);
        kept = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY && reaches(oldKeys[i], level)) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
                kept++;
            }
        }
    }
}
