package org.molrae.expressions;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.molrae.autoencoder.storage.Sha256;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The expressions that a model is trained on, in the form that it reads, some of them held out for
 * validation as {@link CorpusBuilder#addSplit} has it.
 */
public final class ExpressionCorpus implements Closeable {
    private final Grammar grammar;
    private final CorpusBuilder builder;
    private final SplittableRandom random;
    private final Sha256 digest = new Sha256();

    /**
     * Starts a corpus.
     *
     * @param grammar {@code expression} or {@code characters}
     * @param maxLength longest derivation
     * @param seed of which are held out
     * @param folder where the corpus is kept
     */
    public ExpressionCorpus(Grammar grammar, int maxLength, long seed, Path folder)
            throws IOException {
        this(grammar, new CorpusBuilder(grammar, maxLength, folder), seed);
    }

    /**
     * Starts a corpus of a builder, which is closed with it.
     *
     * @param grammar of the builder, as above
     * @param seed of which are held out
     */
    public ExpressionCorpus(Grammar grammar, CorpusBuilder builder, long seed) {
        this.grammar = grammar;
        this.builder = builder;
        this.random = new SplittableRandom(seed);
    }

    /** Adds the expressions of Kusner's data set. */
    public void addKusner() throws IOException {
        DerivationEnumeration derivations = DerivationEnumeration.kusner();
        for (int i = 0; i < DerivationEnumeration.KUSNER_COUNT; i++) {
            add(Expression.of(derivations.next(), Expression.rules()));
        }
    }

    /**
     * Adds an expression.
     *
     * @throws IllegalArgumentException if its derivation is too long
     */
    public void add(Expression expression) throws IOException {
        String text = ExpressionModel.written(expression, grammar);
        try {
            builder.addSplit(text, random);
        } catch (SyntaxException e) {
            throw new IllegalStateException("an expression is of its own grammar", e);
        }
        digest.update((expression + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** How many were added to train on. */
    public int trainingSize() {
        return builder.trainingSize();
    }

    /**
     * What was added, for a model's provenance: the hash is that of a file with an expression a
     * line, a blank between tokens.
     */
    public SequenceTraining.DataDescription description(String name) {
        return new SequenceTraining.DataDescription(name, digest.hex());
    }

    /**
     * Ends the corpus.
     *
     * @param merges how many rules to merge
     */
    public CorpusBuilder.Corpora finish(int merges) throws IOException {
        return builder.finish(merges);
    }

    @Override
    public void close() throws IOException {
        builder.close();
    }
}
