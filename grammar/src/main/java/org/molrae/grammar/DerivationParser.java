package org.molrae.grammar;

import java.util.Arrays;

/**
 * Parses one sequence of terminals into the productions of its leftmost derivation, with a stack of
 * its own: the depth of a text costs memory, never the thread's stack.
 *
 * <p>The productions are a linked list. An operator of a left-recursive rule is recognised after
 * its first operand but comes before it in the derivation, so it is linked in where the operand
 * began.
 */
final class DerivationParser {
    private static final int HEAD = 0;

    private final ParserTables tables;
    private final int[] terminals;
    private final int size;
    private int[] stack;
    private int depth;
    private int[] alternatives;
    private int[] offsets;
    private int[] openTokens;
    private int[] next;
    private int nodes = 1;
    private int tail = HEAD;
    private int position;
    private int failure = -1;
    private AdaptivePrediction adaptive;

    /** A parser of the first {@code size} terminals. */
    @SuppressWarnings("NullAway.Init") // made when first needed
    DerivationParser(ParserTables tables, int[] terminals, int size) {
        this.tables = tables;
        this.terminals = terminals;
        this.size = size;
        int capacity = 2 * size + 16;
        alternatives = new int[capacity];
        offsets = new int[capacity];
        openTokens = new int[capacity];
        next = new int[capacity];
        stack = new int[3 * Math.min(capacity, 256)];
    }

    /** Parses; returns the index of the terminal that does not fit, or -1. */
    int parse() {
        push(tables.start(), 0, 0);
        while (depth > 0) {
            depth -= 3;
            int item = stack[depth];
            boolean fits =
                    item < 0
                            ? match(~item, stack[depth + 1], stack[depth + 2])
                            : expand(item, stack[depth + 1], stack[depth + 2]);
            if (!fits) {
                return failure;
            }
        }
        return terminals[position] == tables.end() ? -1 : position;
    }

    /** The number of productions parsed. */
    int length() {
        return nodes - 1;
    }

    /**
     * Copies the productions in the order of the derivation, and for each the index of its open
     * token or -1.
     */
    void copy(int[] productions, int[] tokens) {
        int node = HEAD;
        for (int i = 0; i < productions.length; i++) {
            node = next[node];
            productions[i] = tables.production(alternatives[node], offsets[node]);
            tokens[i] = openTokens[node];
        }
    }

    private void push(int item, int first, int second) {
        if (depth + 3 > stack.length) {
            stack = Arrays.copyOf(stack, stack.length + (stack.length >> 1) + 3);
        }
        stack[depth++] = item;
        stack[depth++] = first;
        stack[depth++] = second;
    }

    private boolean match(int set, int node, int stride) {
        int terminal = terminals[position];
        int member = tables.member(set, terminal);
        if (member < 0) {
            failure = position;
            return false;
        }
        offsets[node] += member * stride;
        if (tables.open(terminal)) {
            openTokens[node] = position;
        }
        position++;
        return true;
    }

    /** {@code before} is where the operators of a loop belong. */
    private boolean expand(int symbol, int before, int precedence) {
        int choice = tables.predict(symbol, terminals[position]);
        if (choice == PredictionTable.SEVERAL) {
            choice = adapt(symbol, precedence);
        } else if (choice == PredictionTable.NONE) {
            failure = position;
        }
        if (choice < 0) {
            return false;
        }
        Alternative alternative = tables.alternative(choice);
        if (alternative.endsLoop()) {
            return true;
        }
        boolean operator = symbol == alternative.loop;
        int previous = operator ? before : tail;
        int node = link(choice, previous);
        if (alternative.loop >= 0) {
            push(alternative.loop, previous, precedence);
        }
        int[] items = alternative.items;
        for (int i = items.length - 1; i > 0; i--) {
            pushItem(alternative, i, node);
        }
        if (items.length > 0) {
            if (items[0] < 0) {
                return match(~items[0], node, alternative.strides[0]);
            }
            pushItem(alternative, 0, node);
        }
        return true;
    }

    private void pushItem(Alternative alternative, int i, int node) {
        int item = alternative.items[i];
        if (item < 0) {
            push(item, node, alternative.strides[i]);
        } else {
            push(item, 0, alternative.precedences[i]);
        }
    }

    private int link(int alternative, int previous) {
        if (nodes == next.length) {
            int capacity = nodes + (nodes >> 1);
            alternatives = Arrays.copyOf(alternatives, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            openTokens = Arrays.copyOf(openTokens, capacity);
            next = Arrays.copyOf(next, capacity);
        }
        int node = nodes++;
        alternatives[node] = alternative;
        openTokens[node] = -1;
        next[node] = next[previous];
        next[previous] = node;
        if (previous == tail) {
            tail = node;
        }
        return node;
    }

    private int adapt(int symbol, int precedence) {
        if (adaptive == null) {
            adaptive = tables.adaptive(terminals, size);
        }
        int choice = tables.decide(adaptive, symbol, position, precedence);
        if (choice < 0) {
            failure = adaptive.failure();
        }
        return choice;
    }
}
