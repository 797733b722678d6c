package org.molrae.grammar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A production of a {@link Grammar}.
 *
 * @param id the rule id: the position among the grammar's productions, from 0, in the order of the
 *     {@code .g4} file
 * @param left the nonterminal that the production expands
 * @param right what it expands to, possibly nothing; at most one symbol is an open terminal
 */
public record Production(int id, Nonterminal left, List<Symbol> right) {
    /** Copies the right side. */
    public Production {
        right = List.copyOf(right);
    }

    /** Whether a spelling is left open. */
    public boolean open() {
        return right.stream().anyMatch(symbol -> symbol instanceof Terminal t && t.open());
    }

    /** The production as people write it: {@code tail → C tail}. */
    @Override
    public String toString() {
        String symbols = right.stream().map(Symbol::name).collect(Collectors.joining(" "));
        return left.name() + " → " + (right.isEmpty() ? "ε" : symbols);
    }
}
