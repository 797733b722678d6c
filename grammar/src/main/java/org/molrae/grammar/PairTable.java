package org.molrae.grammar;

import java.util.Arrays;

/** A table from pairs of rules to integers, by open addressing; -1 stands for no value. */
final class PairTable {
    static final int ABSENT = -1;

    private static final long FREE = -1;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    PairTable() {
        Arrays.fill(keys, FREE);
    }

    static long key(int left, int right) {
        return ((long) left << 32) | right;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 40) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    int get(int left, int right) {
        long key = key(left, right);
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : ABSENT;
    }

    void put(int left, int right, int value) {
        int slot = claim(key(left, right));
        values[slot] = value;
    }

    /** Adds to a value that counts from 0. */
    void add(int left, int right, int amount) {
        int slot = claim(key(left, right));
        values[slot] += amount;
    }

    private int claim(long key) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (2 * ++size > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            values[slot] = 0;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Takes an entry. */
    interface Visitor {
        void visit(int left, int right, int value);
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                visitor.visit((int) (keys[i] >>> 32), (int) keys[i], values[i]);
            }
        }
    }
}
