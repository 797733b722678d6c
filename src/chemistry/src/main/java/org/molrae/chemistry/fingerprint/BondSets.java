package org.molrae.chemistry.fingerprint;

import java.util.Arrays;

/**
 * The sets of bonds that environments have covered so far: an open hash table from a set to the
 * atom that stands for it.
 */
final class BondSets {

    private static final int EMPTY = -1;

    private final int wordsPerSet;
    private final long[] sets;

    /** The atom for each set of this round, any other non-negative number for earlier rounds. */
    private final int[] atom;

    private final int[] round;
    private final int mask;
    private int now;

    BondSets(int wordsPerSet, int capacity) {
        this.wordsPerSet = wordsPerSet;
        int slots = Integer.highestOneBit(Math.max(capacity, 1)) << 2;
        mask = slots - 1;
        sets = new long[slots * wordsPerSet];
        atom = new int[slots];
        round = new int[slots];
        Arrays.fill(atom, EMPTY);
    }

    void nextRound() {
        now++;
    }

    /**
     * Adds the set of an atom; returns whether the atom stands for it. Of the atoms of one round
     * with the same set the one with the lowest unsigned invariant does, then the first; it
     * displaces an atom that came before, which is marked as exhausted.
     */
    boolean add(long[] source, int offset, int a, int[] invariants, boolean[] exhausted) {
        int slot = hash(source, offset) & mask;
        while (atom[slot] != EMPTY && !same(slot, source, offset)) {
            slot = slot + 1 & mask;
        }
        if (atom[slot] == EMPTY) {
            System.arraycopy(source, offset, sets, slot * wordsPerSet, wordsPerSet);
            round[slot] = now;
        } else if (round[slot] != now
                || Integer.compareUnsigned(invariants[a], invariants[atom[slot]]) >= 0) {
            return false;
        } else {
            exhausted[atom[slot]] = true;
        }
        atom[slot] = a;
        return true;
    }

    private boolean same(int slot, long[] source, int offset) {
        int base = slot * wordsPerSet;
        for (int w = 0; w < wordsPerSet; w++) {
            if (sets[base + w] != source[offset + w]) {
                return false;
            }
        }
        return true;
    }

    private int hash(long[] source, int offset) {
        long hash = 0;
        for (int w = 0; w < wordsPerSet; w++) {
            hash = (hash ^ source[offset + w]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
