package org.molrae.grammar;

/** What the right side of a {@link Production} is made of. */
public sealed interface Symbol permits Nonterminal, Terminal {
    /** The name in the grammar, or the spelling of a terminal that has only one. */
    String name();
}
