package org.molrae.chemistry.evaluation;

import java.util.Arrays;

/** How often each 64-bit key was added: an open hash table of 24 bytes a key or less. */
final class KeyCounts {

    /** Marks an empty slot; a key of this value is stored as {@link #INSTEAD_OF_EMPTY}. */
    private static final long EMPTY = 0;

    private static final long INSTEAD_OF_EMPTY = 0x5DEECE66DL;

    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int distinct;

    /** Adds a key; whether it was not there before. */
    boolean add(long key) {
        if (2 * distinct >= keys.length) {
            grow();
        }
        int slot = slot(key);
        boolean fresh = keys[slot] == EMPTY;
        if (fresh) {
            keys[slot] = stored(key);
            distinct++;
        }
        counts[slot]++;
        return fresh;
    }

    boolean contains(long key) {
        return keys[slot(key)] != EMPTY;
    }

    /** The number of different keys. */
    int distinct() {
        return distinct;
    }

    /** The number of keys that are not in another table, each counted once. */
    int missingFrom(KeyCounts other) {
        int missing = 0;
        for (long key : keys) {
            missing += key != EMPTY && !other.contains(key) ? 1 : 0;
        }
        return missing;
    }

    /** The cosine of the angle between the two vectors of counts; NaN if one is empty. */
    double cosine(KeyCounts other) {
        // sums of whole numbers do not depend on the order
        long dot = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                dot += (long) counts[i] * other.counts[other.slot(keys[i])];
            }
        }
        return dot / (norm() * other.norm());
    }

    private double norm() {
        long sum = 0;
        for (int count : counts) {
            sum += (long) count * count;
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

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[Math.multiplyExact(2, oldKeys.length)];
        counts = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
