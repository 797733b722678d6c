package org.molrae.grammar;

import java.util.Arrays;

/**
 * Applies merges to one sequence: always the pair whose merged rule has the lowest id, of these the
 * leftmost. The sequence is a linked list, the pairs wait in a heap, so that long sequences take no
 * more than n log n.
 */
final class PairMerger {
    private final PairTable merges;
    private final int[] rules;
    private final int[] next;
    private final int[] previous;
    private long[] heap;
    private int waiting;
    private int length;

    /** A merger that uses up the array. */
    PairMerger(PairTable merges, int[] plainRules) {
        this.merges = merges;
        this.rules = plainRules;
        this.length = rules.length;
        this.next = new int[length];
        this.previous = new int[length];
        this.heap = new long[length + 1];
        for (int i = 0; i < length; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
    }

    int[] merge() {
        for (int i = 0; i + 1 < rules.length; i++) {
            offer(i);
        }
        while (waiting > 0) {
            long least = poll();
            join((int) least, (int) (least >>> 32));
        }
        int[] merged = new int[length];
        int at = 0;
        for (int i = 0; i < merged.length; i++) {
            merged[i] = rules[at];
            at = next[at];
        }
        return merged;
    }

    /** Puts the pair that begins there in the heap, if it can be merged. */
    private void offer(int left) {
        int right = next[left];
        if (right == rules.length) {
            return;
        }
        int merged = merges.get(rules[left], rules[right]);
        if (merged == PairTable.ABSENT) {
            return;
        }
        if (waiting == heap.length) {
            heap = Arrays.copyOf(heap, 2 * waiting);
        }
        long entry = ((long) merged << 32) | left;
        int slot = waiting++;
        while (slot > 0 && heap[(slot - 1) >> 1] > entry) {
            heap[slot] = heap[(slot - 1) >> 1];
            slot = (slot - 1) >> 1;
        }
        heap[slot] = entry;
    }

    private long poll() {
        long least = heap[0];
        long moved = heap[--waiting];
        int slot = 0;
        int child = 1;
        while (child < waiting) {
            if (child + 1 < waiting && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= moved) {
                break;
            }
            heap[slot] = heap[child];
            slot = child;
            child = 2 * slot + 1;
        }
        heap[slot] = moved;
        return least;
    }

    /** Merges the pair that begins at left, unless it has changed since it was put in the heap. */
    private void join(int left, int merged) {
        int right = rules[left] < 0 ? rules.length : next[left];
        if (right == rules.length || merges.get(rules[left], rules[right]) != merged) {
            return;
        }
        rules[left] = merged;
        rules[right] = -1;
        next[left] = next[right];
        if (next[left] < rules.length) {
            previous[next[left]] = left;
        }
        length--;
        offer(left);
        if (previous[left] >= 0) {
            offer(previous[left]);
        }
    }
}
