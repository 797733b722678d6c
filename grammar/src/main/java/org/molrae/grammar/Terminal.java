package org.molrae.grammar;

/**
 * A token as the productions know it.
 *
 * <p>A token class with few spellings (an organic atom, a bond) gives one terminal for each of
 * them. A class with many or infinitely many, such as SMILES' bracket atoms, is one <em>open</em>
 * terminal, whose spellings a {@link Lexicon} lists.
 *
 * @param index the position among the grammar's terminals, from 0
 * @param name the spelling; for an open terminal the name of the token class
 * @param open whether the spelling is left open
 */
public record Terminal(int index, String name, boolean open) implements Symbol {}
