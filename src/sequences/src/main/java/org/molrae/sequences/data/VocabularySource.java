package org.molrae.sequences.data;

import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
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

    /** The vocabulary is there already; a text outside its lexicon is refused. */
    final class Given implements VocabularySource {

        private final Vocabulary vocabulary;
        private final DerivationCodec plain;

        Given(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            plain = new DerivationCodec(vocabulary.plain());
        }

        @Override
        public int[] encode(String text) throws SyntaxException {
            Derivation derivation = plain.encode(text);
            if (!derivation.spellings().isEmpty()) {
                throw new IllegalArgumentException(
                        derivation.spellings().get(0) + " is not in the model's lexicon");
            }
            return derivation.rules();
        }

        @Override
        public Vocabulary vocabulary(Iterable<int[]> training, int merges) {
            return vocabulary;
        }
    }
}
