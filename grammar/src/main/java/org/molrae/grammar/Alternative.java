package org.molrae.grammar;

/**
 * One alternative of a rule as the parser drives it; its tokens may be sets, so that it stands for
 * one production or many.
 *
 * <p>Symbols are numbered: a nonterminal is its index, the loop of a left-recursive nonterminal n
 * (the operators that may follow a first operand) is the number of nonterminals + n.
 */
final class Alternative {
    /** The symbol that the alternative expands. */
    final int symbol;

    /** What it expands to: symbols, or {@code ~set} for a set of terminals. */
    final int[] items;

    /** By item that is a set: how far a next member moves within {@link #productions}. */
    final int[] strides;

    /** By item that is a symbol: the precedence that the grammar asks of it. */
    final int[] precedences;

    /** The loop that follows the items, or -1. */
    final int loop;

    /** The ids it stands for, none for the end of a loop. */
    final int[] productions;

    Alternative(
            int symbol,
            int[] items,
            int[] strides,
            int[] precedences,
            int loop,
            int[] productions) {
        this.symbol = symbol;
        this.items = items;
        this.strides = strides;
        this.precedences = precedences;
        this.loop = loop;
        this.productions = productions;
    }

    /** The alternative that ends a loop. */
    static Alternative endOf(int loop) {
        int[] none = {};
        return new Alternative(loop, none, none, none, -1, none);
    }

    boolean endsLoop() {
        return productions.length == 0;
    }
}
