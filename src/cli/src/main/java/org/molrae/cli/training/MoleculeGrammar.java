package org.molrae.cli.training;

import java.util.Locale;
import org.molrae.grammar.Grammar;

/** The grammars that models of molecules are trained with. */
enum MoleculeGrammar {
    SMILES,
    KUSNER,
    CHARACTERS;

    Grammar grammar() {
        return Grammar.named(name().toLowerCase(Locale.ROOT));
    }
}
