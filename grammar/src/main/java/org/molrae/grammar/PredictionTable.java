package org.molrae.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which alternative of a symbol one terminal of lookahead leaves: the table of a predictive parser,
 * from the usual FIRST and FOLLOW sets.
 */
final class PredictionTable {
    static final int NONE = -1;
    static final int SEVERAL = -2;

    private final List<Alternative> alternatives;
    private final List<BitSet> sets;
    private final int terminals;
    private final BitSet[] first;
    private final BitSet[] follow;
    private final boolean[] nullable;
    private final int[] cells;

    /**
     * Builds the table.
     *
     * @param sets the members of the sets of terminals that the alternatives name
     * @param symbols the number of symbols
     * @param terminals the number of terminals, with those that stand for the end and for no token
     */
    PredictionTable(
            List<Alternative> alternatives,
            List<BitSet> sets,
            int symbols,
            int terminals,
            int start,
            int end) {
        this.alternatives = alternatives;
        this.sets = sets;
        this.terminals = terminals;
        this.first = new BitSet[symbols];
        this.follow = new BitSet[symbols];
        this.nullable = new boolean[symbols];
        for (int symbol = 0; symbol < symbols; symbol++) {
            first[symbol] = new BitSet();
            follow[symbol] = new BitSet();
        }
        follow[start].set(end);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Alternative alternative : alternatives) {
                grown |= grow(alternative);
            }
        }
        cells = new int[symbols * terminals];
        Arrays.fill(cells, NONE);
        fill();
    }

    /**
     * The alternative that must be next, {@link #NONE} if none can, {@link #SEVERAL} if unclear.
     */
    int predict(int symbol, int terminal) {
        return cells[symbol * terminals + terminal];
    }

    /** Whether one terminal always suffices: the grammar is LL(1). */
    boolean decides() {
        return Arrays.stream(cells).noneMatch(cell -> cell == SEVERAL);
    }

    private static List<Integer> items(Alternative alternative) {
        List<Integer> items = new ArrayList<>();
        for (int item : alternative.items) {
            items.add(item);
        }
        if (alternative.loop >= 0) {
            items.add(alternative.loop);
        }
        return items;
    }

    /** Goes through the items from the last; the sets grow until nothing is new. */
    private boolean grow(Alternative alternative) {
        int symbol = alternative.symbol;
        BitSet next = (BitSet) follow[symbol].clone();
        BitSet begin = new BitSet();
        boolean empty = true;
        boolean grown = false;
        List<Integer> items = items(alternative);
        for (int i = items.size() - 1; i >= 0; i--) {
            int item = items.get(i);
            if (item >= 0) {
                grown |= addAll(follow[item], next);
            }
            boolean transparent = item >= 0 && nullable[item];
            if (!transparent) {
                next.clear();
                begin.clear();
                empty = false;
            }
            BitSet own = item >= 0 ? first[item] : sets.get(~item);
            next.or(own);
            begin.or(own);
        }
        grown |= addAll(first[symbol], begin);
        if (empty && !nullable[symbol]) {
            nullable[symbol] = true;
            grown = true;
        }
        return grown;
    }

    private static boolean addAll(BitSet set, BitSet more) {
        int before = set.cardinality();
        set.or(more);
        return set.cardinality() > before;
    }

    private void fill() {
        for (int a = 0; a < alternatives.size(); a++) {
            Alternative alternative = alternatives.get(a);
            BitSet lookahead = new BitSet();
            boolean empty = true;
            for (int item : items(alternative)) {
                lookahead.or(item >= 0 ? first[item] : sets.get(~item));
                if (item < 0 || !nullable[item]) {
                    empty = false;
                    break;
                }
            }
            if (empty) {
                lookahead.or(follow[alternative.symbol]);
            }
            int row = alternative.symbol * terminals;
            int choice = a;
            lookahead.stream()
                    .forEach(t -> cells[row + t] = cells[row + t] == NONE ? choice : SEVERAL);
        }
    }
}
