package org.molrae.grammar;

import java.util.List;

/**
 * Learns a {@link Vocabulary} from a corpus: the lexicon from the texts as they are encoded, merged
 * rules from the derivations.
 *
 * <p>Rule ids are final as soon as {@link #encode} has returned them. Mutable, for one thread.
 */
public final class VocabularyLearner {
    private final Grammar grammar;
    private final LexicalRules lexical;

    /** A learner that knows nothing but the grammar. */
    public VocabularyLearner(Grammar grammar) {
        this.grammar = grammar;
        this.lexical = new LexicalRules(grammar);
    }

    /**
     * The plain rules of a text; its spellings that are new join the lexicon.
     *
     * @throws SyntaxException if the text is not of the grammar
     */
    public int[] encode(String text) throws SyntaxException {
        Grammar.Parse parse = grammar.parse(text);
        int[] rules = parse.productions;
        int next = 0;
        for (int i = 0; next < parse.spellings.size(); i++) {
            if (lexical.open(rules[i])) {
                String spelling = parse.spellings.get(next++);
                int rule = lexical.find(rules[i], spelling);
                if (rule < 0) {
                    lexical.add(new Lexicon.Entry(lexical.openTerminal(rules[i]), spelling));
                    rule = lexical.find(rules[i], spelling);
                }
                rules[i] = rule;
            }
        }
        return rules;
    }

    /** The plain rules so far. */
    public Vocabulary vocabulary() {
        return Vocabulary.of(grammar).withLexicon(lexical.lexicon());
    }

    /**
     * The plain rules so far and merged ones, learnt pair by pair: always the pair that follows
     * each other most often, of equal ones that of the lowest ids. Ends early when no pair occurs
     * twice.
     *
     * <p>The statistics are those of the first 33 million rules (some 800,000 molecules), which
     * take 4 bytes each.
     *
     * @param derivations plain derivations, as {@link #encode} gives them
     * @param merges how many to learn
     */
    public Vocabulary learn(Iterable<int[]> derivations, int merges) {
        Vocabulary plain = vocabulary();
        List<Merge> pairs = new PairLearner(plain).learn(derivations, merges);
        return plain.withMerges(pairs);
    }
}
