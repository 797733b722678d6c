package org.molrae.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that a growing lexicon adds to a grammar's: each spelling of an open terminal adds one
 * for every production with that terminal. Ids follow the grammar's and never change.
 */
final class LexicalRules {
    private final Grammar grammar;

    /** By terminal: the productions with it. */
    private final List<List<Production>> productions = new ArrayList<>();

    /** By terminal: the first rule of each spelling. */
    private final List<Map<String, Integer>> firstRules = new ArrayList<>();

    /** By production: its open terminal or -1, and its place among that terminal's productions. */
    private final int[] openTerminals;

    private final int[] places;
    private final List<Lexicon.Entry> entries = new ArrayList<>();
    private final List<Production> ruleProductions = new ArrayList<>();
    private final List<String> ruleSpellings = new ArrayList<>();

    LexicalRules(Grammar grammar) {
        this.grammar = grammar;
        int count = grammar.productions().size();
        openTerminals = new int[count];
        places = new int[count];
        for (int t = 0; t < grammar.terminals().size(); t++) {
            productions.add(new ArrayList<>());
            firstRules.add(new HashMap<>());
        }
        for (Production production : grammar.productions()) {
            openTerminals[production.id()] = -1;
            for (Symbol symbol : production.right()) {
                if (symbol instanceof Terminal terminal && terminal.open()) {
                    List<Production> own = productions.get(terminal.index());
                    openTerminals[production.id()] = terminal.index();
                    places[production.id()] = own.size();
                    own.add(production);
                }
            }
        }
    }

    /** Adds a spelling. */
    void add(Lexicon.Entry entry) {
        Terminal terminal = grammar.terminal(entry.terminal());
        if (!terminal.open() || !grammar.spells(terminal, entry.spelling())) {
            throw new IllegalArgumentException(
                    entry.spelling() + " is not a spelling of " + entry.terminal());
        }
        firstRules
                .get(terminal.index())
                .put(entry.spelling(), grammar.productions().size() + ruleProductions.size());
        entries.add(entry);
        for (Production production : productions.get(terminal.index())) {
            ruleProductions.add(production);
            ruleSpellings.add(entry.spelling());
        }
    }

    boolean open(int production) {
        return openTerminals[production] >= 0;
    }

    /** The name of a production's open terminal. */
    String openTerminal(int production) {
        return grammar.terminals().get(openTerminals[production]).name();
    }

    /** The rule of an open production with this spelling, or -1. */
    int find(int production, String spelling) {
        Integer first = firstRules.get(openTerminals[production]).get(spelling);
        return first == null ? -1 : first + places[production];
    }

    /** The number of lexical rules. */
    int size() {
        return ruleProductions.size();
    }

    /** The production of the lexical rule at that place. */
    Production production(int place) {
        return ruleProductions.get(place);
    }

    String spelling(int place) {
        return ruleSpellings.get(place);
    }

    Lexicon lexicon() {
        return new Lexicon(entries);
    }
}
