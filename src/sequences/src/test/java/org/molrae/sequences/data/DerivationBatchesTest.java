package org.molrae.sequences.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.training.BatchSource;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.Expressions;

class DerivationBatchesTest {

    private static final int BATCH = 7;

    @TempDir Path folder;
    private Vocabulary vocabulary;
    private DerivationCorpus corpus;

    @BeforeEach
    void writeCorpus() throws IOException, SyntaxException {
        vocabulary = Expressions.vocabulary(8);
        DerivationCodec codec = new DerivationCodec(vocabulary.plain());
        try (DerivationCorpus.Writer writer =
                new DerivationCorpus.Writer(folder.resolve("corpus"))) {
            for (String text : Expressions.random(1000, 2)) {
                writer.add(codec.encode(text).rules());
            }
            corpus = writer.finish();
        }
    }

    private DerivationBatches batches(boolean shuffled) {
        return new DerivationBatches(corpus, vocabulary, Expressions.SMALL, BATCH, shuffled);
    }

    /** The plain rules of every example of an epoch, in order. */
    private List<String> examples(DerivationBatches batches, long seed, int epoch) {
        List<String> examples = new ArrayList<>();
        BatchSource.Epoch batchesOfEpoch = batches.epoch(seed, epoch);
        for (int i = 0; i < batches.batchesPerEpoch(); i++) {
            DerivationBatch batch = (DerivationBatch) batchesOfEpoch.batch(i);
            for (int row = 0; row < batch.examples(); row++) {
                int from = row * batch.encodedLength();
                int[] padded =
                        Arrays.copyOfRange(batch.encoded(), from, from + batch.encodedLength());
                examples.add(
                        Arrays.toString(
                                Arrays.stream(padded)
                                        .filter(rule -> rule != vocabulary.plainSize())
                                        .toArray()));
            }
        }
        return examples;
    }

    @Test
    void anEpochHoldsEveryExampleOnce() {
        List<String> all = new ArrayList<>();
        corpus.derivations().forEach(rules -> all.add(Arrays.toString(rules)));
        assertThat(batches(true).batchesPerEpoch()).isEqualTo(143);
        assertThat(examples(batches(true), 1, 0)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void orderFollowsFromSeedAndEpoch() {
        List<String> first = examples(batches(true), 1, 0);
        assertThat(examples(batches(true), 1, 0)).isEqualTo(first);
        assertThat(examples(batches(true), 1, 1)).isNotEqualTo(first);
        assertThat(examples(batches(true), 2, 0)).isNotEqualTo(first);
        assertThat(examples(batches(false), 5, 0)).isEqualTo(examples(batches(false), 5, 0));
    }

    @Test
    void batchesCanBeTakenInAnyOrder() {
        BatchSource.Epoch forward = batches(true).epoch(1, 0);
        DerivationBatch early = (DerivationBatch) forward.batch(3);
        forward.batch(100);
        assertThat(((DerivationBatch) forward.batch(3)).encoded()).isEqualTo(early.encoded());
    }

    @Test
    void lengthsWithinABatchAreAlike() {
        BatchSource.Epoch epoch = batches(true).epoch(1, 0);
        long cells = 0;
        long steps = 0;
        for (int i = 0; i < batches(true).batchesPerEpoch(); i++) {
            DerivationBatch batch = (DerivationBatch) epoch.batch(i);
            cells += (long) batch.length() * batch.examples();
            for (float present : batch.present()) {
                steps += (long) present;
            }
        }
        assertThat((double) steps / cells).isGreaterThan(0.9);
    }

    @Test
    void aBatchIsLaidOutTimeMajor() throws SyntaxException {
        DerivationCodec codec = new DerivationCodec(vocabulary);
        DerivationCodec plain = new DerivationCodec(vocabulary.plain());
        List<int[]> merged = new ArrayList<>();
        List<int[]> plains = new ArrayList<>();
        for (String text : List.of("x", "sin( x ) + 1")) {
            merged.add(codec.encode(text).rules());
            plains.add(plain.encode(text).rules());
        }
        DerivationBatch batch = DerivationBatch.of(vocabulary, Expressions.SMALL, plains, merged);
        int[] longer = merged.get(1);
        int[] contexts = vocabulary.mask().contexts(longer);
        assertThat(batch.length()).isEqualTo(longer.length);
        assertThat(batch.encodedLength() % 2).isZero();
        for (int step = 0; step < longer.length; step++) {
            assertThat(batch.rules()[2 * step + 1]).isEqualTo(longer[step]);
            assertThat(batch.previous()[2 * step + 1])
                    .isEqualTo(step == 0 ? vocabulary.size() : longer[step - 1]);
            assertThat(batch.contexts()[2 * step + 1]).isEqualTo(contexts[step]);
            assertThat(batch.present()[2 * step]).isEqualTo(step < merged.get(0).length ? 1f : 0f);
        }
    }

    @Test
    void refusesAnEmptyCorpusAndEmptyBatches() throws IOException {
        assertThatThrownBy(
                        () -> new DerivationBatches(corpus, vocabulary, Expressions.SMALL, 0, true))
                .hasMessageContaining("batch size");
        try (DerivationCorpus.Writer writer =
                new DerivationCorpus.Writer(folder.resolve("empty"))) {
            DerivationCorpus empty = writer.finish();
            assertThatThrownBy(
                            () ->
                                    new DerivationBatches(
                                            empty, vocabulary, Expressions.SMALL, 4, true))
                    .hasMessageContaining("empty");
        }
    }
}
