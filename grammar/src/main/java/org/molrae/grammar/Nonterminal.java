package org.molrae.grammar;

/**
 * A rule of the {@code .g4} file.
 *
 * @param index the position among the grammar's nonterminals, from 0, in the order of the file
 * @param name the name of the rule
 */
public record Nonterminal(int index, String name) implements Symbol {}
