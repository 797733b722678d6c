package org.molrae.sequences.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Lexicon;
import org.molrae.grammar.Merge;
import org.molrae.grammar.Symbol;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Terminal;
import org.molrae.grammar.Vocabulary;
import org.molrae.grammar.VocabularyLearner;

/** Where the vocabulary of a corpus comes from. */
sealed interface VocabularySource {

    /** The plain rules of a training text. */
    int[] encode(String text) throws SyntaxException;

    /** The vocabulary, once all training texts were encoded. */
    Vocabulary vocabulary(Iterable<int[]> training, int merges);

    /** Lexicon and merged rules come from the training texts. */
    final class Learnt implements VocabularySource {

        private final VocabularyLearner learner;

        Learnt(Grammar grammar) {
            learner = new VocabularyLearner(grammar);
        }

        @Override
        public int[] encode(String text) throws SyntaxException {
            return learner.encode(text);
        }

        @Override
        public Vocabulary vocabulary(Iterable<int[]> training, int merges) {
            return learner.learn(training, merges);
        }
    }

    /**
     * The vocabulary is there already; spellings that its lexicon lacks join it, so that plain
     * rules keep their ids and merged ones move up.
     */
    final class Extended implements VocabularySource {

        private Vocabulary vocabulary;
        private DerivationCodec plain;

        Extended(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            plain = new DerivationCodec(vocabulary.plain());
        }

        @Override
        public int[] encode(String text) throws SyntaxException {
            Derivation derivation = plain.encode(text);
            if (!derivation.spellings().isEmpty()) {
                extend(derivation);
                derivation = plain.encode(text);
            }
            return derivation.rules();
        }

        private void extend(Derivation derivation) {
            Set<Lexicon.Entry> entries = new LinkedHashSet<>(vocabulary.lexicon().entries());
            int next = 0;
            for (int rule : derivation.rules()) {
                if (vocabulary.isOpen(rule)) {
                    String spelling = derivation.spellings().get(next++);
                    entries.add(new Lexicon.Entry(openTerminal(rule), spelling));
                }
            }
            Vocabulary longer = vocabulary.plain().withLexicon(new Lexicon(List.copyOf(entries)));
            int moved = longer.plainSize() - vocabulary.plainSize();
            vocabulary =
                    longer.withMerges(
                            vocabulary.merges().stream()
                                    .map(merge -> moved(merge, vocabulary.plainSize(), moved))
                                    .toList());
            plain = new DerivationCodec(longer);
        }

        private String openTerminal(int rule) {
            return vocabulary.production(rule).right().stream()
                    .filter(symbol -> symbol instanceof Terminal terminal && terminal.open())
                    .map(Symbol::name)
                    .findFirst()
                    .orElseThrow();
        }

        private static Merge moved(Merge merge, int plainSize, int by) {
            return new Merge(
                    merge.left() < plainSize ? merge.left() : merge.left() + by,
                    merge.right() < plainSize ? merge.right() : merge.right() + by);
        }

        @Override
        public Vocabulary vocabulary(Iterable<int[]> training, int merges) {
            return vocabulary;
        }
    }
}
