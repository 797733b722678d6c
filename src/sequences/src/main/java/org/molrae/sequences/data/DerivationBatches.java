package org.molrae.sequences.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.training.BatchSource;
import org.molrae.autoencoder.training.ExampleBatch;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.network.NetworkConfig;

/**
 * Batches of derivations of like length.
 *
 * <p>An epoch is a random order of the corpus, cut into pools of {@value #POOL} batches; a pool is
 * sorted by length, cut into batches, and its batches are put in random order again. Everything
 * follows from the seed and the epoch.
 */
public final class DerivationBatches implements BatchSource {

    private static final int POOL = 64;

    private final DerivationCorpus corpus;
    private final Vocabulary vocabulary;
    private final NetworkConfig config;
    private final int batchSize;
    private final boolean shuffled;
    private final float @Nullable [][] properties;

    /**
     * Creates the batches of a corpus.
     *
     * @param corpus of derivations no longer than the network's maximum
     * @param shuffled false to keep the corpus's order between pools, the same in every epoch
     */
    public DerivationBatches(
            DerivationCorpus corpus,
            Vocabulary vocabulary,
            NetworkConfig config,
            int batchSize,
            boolean shuffled) {
        this(corpus, vocabulary, config, batchSize, shuffled, null);
    }

    /**
     * Creates the batches of a corpus with properties of its texts.
     *
     * @param properties {@code [texts][properties]}, or null for none
     */
    public DerivationBatches(
            DerivationCorpus corpus,
            Vocabulary vocabulary,
            NetworkConfig config,
            int batchSize,
            boolean shuffled,
            float @Nullable [][] properties) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("the batch size must be at least 1");
        }
        if (corpus.size() == 0) {
            throw new IllegalArgumentException("the corpus is empty");
        }
        this.corpus = corpus;
        this.vocabulary = vocabulary;
        this.config = config;
        this.batchSize = batchSize;
        this.shuffled = shuffled;
        this.properties = properties;
    }

    @Override
    public int batchesPerEpoch() {
        return (corpus.size() + batchSize - 1) / batchSize;
    }

    @Override
    public Epoch epoch(long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
        int[] order = new int[corpus.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffled) {
            shuffle(order, random);
        }
        return new PooledEpoch(order, random.nextLong());
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** A derivation at both grains, and where it stands in the corpus. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Example(int index, int[] plain, int[] merged) {}

    private final class PooledEpoch implements Epoch {
        private final int[] order;
        private final long seed;
        private int pool = -1;
        private @Nullable List<List<Example>> batches;

        PooledEpoch(int[] order, long seed) {
            this.order = order;
            this.seed = seed;
        }

        @Override
        public ExampleBatch batch(int index) {
            if (batches == null || index / POOL != pool) {
                pool = index / POOL;
                batches = pool(pool);
            }
            List<Example> examples = batches.get(index % POOL);
            DerivationBatch batch =
                    DerivationBatch.of(
                            vocabulary,
                            config,
                            examples.stream().map(Example::plain).toList(),
                            examples.stream().map(Example::merged).toList());
            float[][] all = properties;
            return all == null
                    ? batch
                    : batch.with(examples.stream().map(example -> all[example.index]).toList());
        }

        private Example example(int index) {
            int[] plain = corpus.derivation(index);
            return new Example(index, plain, vocabulary.merge(plain));
        }

        private List<List<Example>> pool(int pool) {
            int from = pool * POOL * batchSize;
            int to = (int) Math.min(order.length, from + (long) POOL * batchSize);
            List<Example> examples =
                    Arrays.stream(order, from, to)
                            .parallel()
                            .mapToObj(this::example)
                            .sorted(
                                    Comparator.comparingInt((Example e) -> e.merged.length)
                                            .thenComparingInt(e -> e.plain.length))
                            .toList();
            List<List<Example>> cut = new ArrayList<>();
            for (int start = 0; start < examples.size(); start += batchSize) {
                cut.add(examples.subList(start, Math.min(examples.size(), start + batchSize)));
            }
            int[] shuffledOrder = new int[cut.size()];
            Arrays.setAll(shuffledOrder, i -> i);
            shuffle(shuffledOrder, new SplittableRandom(seed + pool));
            return Arrays.stream(shuffledOrder).mapToObj(cut::get).toList();
        }
    }
}
