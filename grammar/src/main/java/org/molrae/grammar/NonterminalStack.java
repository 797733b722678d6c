package org.molrae.grammar;

import java.util.Arrays;

/** The nonterminals still to be expanded in a leftmost derivation. */
final class NonterminalStack {
    private int[] items;
    private int size;

    NonterminalStack(int start) {
        this(start, 16);
    }

    NonterminalStack(int start, int capacity) {
        items = new int[capacity];
        reset(start);
    }

    void reset(int start) {
        items[0] = start;
        size = 1;
    }

    void copyFrom(NonterminalStack other) {
        if (items.length < other.size) {
            items = new int[other.items.length];
        }
        System.arraycopy(other.items, 0, items, 0, other.size);
        size = other.size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int sum(int[] lengths) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += lengths[items[i]];
        }
        return sum;
    }

    boolean fits(StackEffect effect) {
        int[] pops = effect.pops;
        if (pops.length > size) {
            return false;
        }
        for (int i = 0; i < pops.length; i++) {
            if (items[size - 1 - i] != pops[i]) {
                return false;
            }
        }
        return true;
    }

    /** Applies an effect that fits. */
    void apply(StackEffect effect) {
        size -= effect.pops.length;
        int[] pushes = effect.pushes;
        if (size + pushes.length > items.length) {
            items = Arrays.copyOf(items, Math.max(2 * items.length, size + pushes.length));
        }
        for (int i = pushes.length - 1; i >= 0; i--) {
            items[size++] = pushes[i];
        }
    }

    /** The context of a mask that this stack is in. */
    int context(RuleMask mask) {
        if (size == 0) {
            return RuleMask.COMPLETE;
        }
        int context = RuleMask.STUCK;
        for (int i = size - 1; i >= 0; i--) {
            int child = mask.child(context, items[i]);
            if (child == 0) {
                break;
            }
            context = child;
        }
        return context;
    }
}
