package org.molrae.sequences.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;

/**
 * Turns texts into a training and a validation corpus, and learns the vocabulary from the training
 * texts on the way, unless it is given. Training texts are not kept; validation texts are, until
 * the lexicon is known.
 */
public final class CorpusBuilder implements Closeable {

    private static final int HELD_OUT_ONE_IN = 50;
    private static final int HELD_OUT_AT_MOST = 5000;

    /** Of fewer texts none are held out: each is worth more to train on. */
    private static final int SMALLEST_SPLIT = 100;

    private final int maxLength;
    private final Path folder;
    private final VocabularySource source;
    private final DerivationCorpus.Writer training;
    private final List<String> validation = new ArrayList<>();
    private int heldOut;

    /**
     * Starts two corpora.
     *
     * @param maxLength longest derivation in plain rules
     * @param folder where {@code training.derivations} and {@code validation.derivations} are
     *     written
     */
    public CorpusBuilder(Grammar grammar, int maxLength, Path folder) throws IOException {
        this(new VocabularySource.Learnt(grammar), maxLength, folder);
    }

    /**
     * Starts two corpora of a vocabulary that there is already; nothing is learnt but spellings of
     * training texts that its lexicon lacks.
     *
     * @param maxLength longest derivation in plain rules
     * @param folder as above
     */
    public CorpusBuilder(Vocabulary vocabulary, int maxLength, Path folder) throws IOException {
        this(new VocabularySource.Extended(vocabulary), maxLength, folder);
    }

    private CorpusBuilder(VocabularySource source, int maxLength, Path folder) throws IOException {
        this.maxLength = maxLength;
        this.folder = folder;
        this.source = source;
        Files.createDirectories(folder);
        this.training = new DerivationCorpus.Writer(folder.resolve("training.derivations"));
    }

    /**
     * The corpora and the vocabulary that reads them.
     *
     * @param validationSkipped validation texts with a spelling that no training text has, or that
     *     are too long
     * @param validatesOnTraining whether the texts to validate on are those to train on, as there
     *     were too few to hold any out
     * @param properties of the texts, if they were computed
     */
    public record Corpora(
            Vocabulary vocabulary,
            DerivationCorpus training,
            DerivationCorpus validation,
            int validationSkipped,
            boolean validatesOnTraining,
            Optional<PropertyTargets> properties) {

        /**
         * The corpora with properties of their texts, which are computed now, on all processors.
         *
         * @param done told how many more texts are done, by any thread
         */
        public Corpora with(TextProperties properties, IntConsumer done) {
            return new Corpora(
                    vocabulary,
                    training,
                    validation,
                    validationSkipped,
                    validatesOnTraining,
                    Optional.of(PropertyTargets.of(properties, this, done)));
        }
    }

    /**
     * Adds a training text.
     *
     * @throws SyntaxException if the grammar does not derive it
     * @throws IllegalArgumentException if its derivation is too long
     */
    public void addTraining(String text) throws SyntaxException, IOException {
        int[] rules = source.encode(text);
        if (rules.length > maxLength) {
            throw new IllegalArgumentException(
                    rules.length + " rules, more than the maximum length of " + maxLength);
        }
        training.add(rules);
    }

    /**
     * Adds a training text, or holds it out for validation: one in {@value #HELD_OUT_ONE_IN}, by
     * chance, {@value #HELD_OUT_AT_MOST} at most. Where there turn out to be fewer than {@value
     * #SMALLEST_SPLIT} texts in all, all are trained on, and validated on as well.
     *
     * @param random draws once for each text
     * @throws SyntaxException as above, if it is one to train on
     * @throws IllegalArgumentException likewise
     */
    public void addSplit(String text, SplittableRandom random) throws SyntaxException, IOException {
        if (random.nextInt(HELD_OUT_ONE_IN) == 0 && heldOut < HELD_OUT_AT_MOST) {
            heldOut++;
            addValidation(text);
        } else {
            addTraining(text);
        }
    }

    /** Adds a validation text; it is parsed at the end. */
    public void addValidation(String text) {
        validation.add(text);
    }

    /** How many training texts were added. */
    public int trainingSize() {
        return training.size();
    }

    /**
     * Learns the merged rules, if the vocabulary was not given, and maps the corpora.
     *
     * @param merges how many rules to merge
     */
    public Corpora finish(int merges) throws IOException {
        boolean split = heldOut > 0 || validation.isEmpty();
        boolean small = split && training.size() + validation.size() < SMALLEST_SPLIT;
        int skipped = small ? trainOnValidation() : 0;
        DerivationCorpus trainingCorpus = training.finish();
        Vocabulary vocabulary = source.vocabulary(trainingCorpus.derivations(), merges);
        DerivationCodec codec = new DerivationCodec(vocabulary.plain());
        try (DerivationCorpus.Writer writer =
                new DerivationCorpus.Writer(folder.resolve("validation.derivations"))) {
            for (String text : validation) {
                if (!addIfKnown(codec, text, writer)) {
                    skipped++;
                }
            }
            validation.clear();
            if (small) {
                for (int[] rules : trainingCorpus.derivations()) {
                    writer.add(rules);
                }
            }
            return new Corpora(
                    vocabulary, trainingCorpus, writer.finish(), skipped, small, Optional.empty());
        }
    }

    /** Moves what was held out to the training texts; returns how many are no such texts. */
    private int trainOnValidation() throws IOException {
        int skipped = 0;
        for (String text : validation) {
            try {
                addTraining(text);
            } catch (SyntaxException | IllegalArgumentException e) {
                skipped++;
            }
        }
        validation.clear();
        return skipped;
    }

    private boolean addIfKnown(DerivationCodec codec, String text, DerivationCorpus.Writer writer)
            throws IOException {
        try {
            Derivation derivation = codec.encode(text);
            if (!derivation.spellings().isEmpty() || derivation.rules().length > maxLength) {
                return false;
            }
            writer.add(derivation.rules());
            return true;
        } catch (SyntaxException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        training.close();
    }
}
