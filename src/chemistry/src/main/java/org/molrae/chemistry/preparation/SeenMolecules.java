package org.molrae.chemistry.preparation;

import java.util.Arrays;

/**
 * Which molecules were drawn before, by 64-bit hashes of their canonical forms: 11 to 21 bytes for
 * each, so that ten million fit into 134 MB. Two molecules share a hash with odds of one in 370,000
 * among ten million; the second then counts as seen. For one thread.
 */
public final class SeenMolecules {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] table = new long[1 << 10];
    private int size;

    /**
     * Whether the molecule was not among them; now it is.
     *
     * @param canonical its canonical Kekulé form
     */
    public boolean add(String canonical) {
        if (4L * size >= 3L * table.length) {
            grow();
        }
        boolean added = put(hash(canonical));
        size += added ? 1 : 0;
        return added;
    }

    private void grow() {
        long[] hashes = table;
        table = new long[Math.multiplyExact(hashes.length, 2)];
        Arrays.stream(hashes).filter(hash -> hash != 0).forEach(this::put);
    }

    private boolean put(long hash) {
        int slot = (int) (hash & table.length - 1);
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = hash;
        return true;
    }

    /** Never 0, which marks a free slot. */
    private static long hash(String text) {
        long hash = SPREAD;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash + text.charAt(i) * SPREAD);
        }
        return hash == 0 ? SPREAD : hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
