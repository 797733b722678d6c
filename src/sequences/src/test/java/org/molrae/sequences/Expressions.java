package org.molrae.sequences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.DerivationCursor;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.grammar.VocabularyLearner;
import org.molrae.sequences.data.CorpusBuilder;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.KusnerConfig;
import org.molrae.sequences.network.NetworkConfig;
import org.molrae.sequences.network.RecurrentConfig;

/** Arithmetic expressions and small models of them, for tests. */
public final class Expressions {

    /** A network that decodes in a blink. */
    public static final ConvolutionalGruConfig SMALL =
            new ConvolutionalGruConfig(8, 24, 8, List.of(16, 16), 3, 16, 48, 1);

    /** A recurrent network, tiny. */
    public static final RecurrentConfig SMALL_RECURRENT =
            new RecurrentConfig(6, 24, 8, 12, 16, 24, 1);

    /** Kusner's network, tiny. */
    public static final KusnerConfig SMALL_KUSNER =
            new KusnerConfig(6, 24, List.of(4, 4, 4), List.of(2, 3, 4), 16, 16, 2, true);

    private Expressions() {}

    /** Distinct random expressions, drawn from the grammar. */
    public static List<String> random(int count, long seed) {
        Vocabulary vocabulary = Vocabulary.of(Grammar.named("expression"));
        DerivationCodec codec = new DerivationCodec(vocabulary);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            DerivationCursor cursor = new DerivationCursor(vocabulary, 20);
            List<Integer> rules = new ArrayList<>();
            while (!cursor.complete()) {
                int rule = random.nextInt(vocabulary.size());
                if (cursor.allows(rule)) {
                    cursor.apply(rule);
                    rules.add(rule);
                }
            }
            String text =
                    codec.decode(
                            Derivation.of(rules.stream().mapToInt(Integer::intValue).toArray()));
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A vocabulary with merged rules, learnt from random expressions. */
    public static Vocabulary vocabulary(int merges) {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("expression"));
        List<int[]> derivations = new ArrayList<>();
        try {
            for (String text : random(200, 1)) {
                derivations.add(learner.encode(text));
            }
        } catch (SyntaxException e) {
            throw new AssertionError(e);
        }
        return learner.learn(derivations, merges);
    }

    public static GrammarAutoencoder untrained(NetworkConfig config, int merges, long seed) {
        return GrammarAutoencoder.untrained(vocabulary(merges), config, ComputeDevice.CPU, seed);
    }

    /** A small model that has seen 100 expressions for some epochs. */
    public static GrammarAutoencoder trained(int epochs, Path folder) throws IOException {
        try (SequenceTraining training =
                new SequenceTraining(
                        options(epochs),
                        corpora(random(100, 1), 8, folder.resolve("corpus")),
                        new SequenceTraining.DataDescription("expressions", "0"),
                        ComputeDevice.CPU,
                        folder.resolve("checkpoint"),
                        new TrainingListener() {})) {
            return training.finish(training.train(), FitListener.SILENT);
        }
    }

    static CorpusBuilder.Corpora corpora(List<String> texts, int merges, Path folder) {
        try (CorpusBuilder builder =
                new CorpusBuilder(Grammar.named("expression"), SMALL.maxLength(), folder)) {
            for (String text : texts) {
                builder.addTraining(text);
            }
            texts.subList(0, 50).forEach(builder::addValidation);
            return builder.finish(merges);
        } catch (SyntaxException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrainingOptions options(int epochs) {
        return options(epochs, Preset.RAE_L2, SMALL);
    }

    static TrainingOptions options(int epochs, Preset preset, NetworkConfig network) {
        return new TrainingOptions(
                network,
                8,
                preset,
                preset.objective(1e-3, 1e-6),
                new TrainingPlan(3, epochs, 1e-2, TrainingPlan.Schedule.COSINE, 10, 1, 0),
                16,
                2,
                PropertyPrediction.NONE);
    }
}
