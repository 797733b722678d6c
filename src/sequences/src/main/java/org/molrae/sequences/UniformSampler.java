package org.molrae.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.molrae.grammar.RuleCursor;
import org.molrae.grammar.RuleMask;
import org.molrae.grammar.Vocabulary;

/**
 * Draws derivations without end and without a network: every rule that a mask allows is as likely
 * as every other. It goes where no model goes, and so is the stress test of a mask.
 *
 * <p>Sample {@code i} depends on the seed and on {@code i} alone. Chunks are worked on in parallel
 * and handed out in order.
 *
 * @param <T> what a derivation is turned into, in parallel
 */
public final class UniformSampler<T> implements DerivationSource<T> {

    private static final int CHUNK = 64;

    private final ParallelChunks<T> chunks;
    private final int[][] legal;
    private final int rules;

    /**
     * Starts drawing.
     *
     * @param mask gives a cursor at the start of a derivation
     * @param threads workers, at least 1
     * @param result applied to each derivation, in the vocabulary's rules, by the workers
     */
    public UniformSampler(
            Vocabulary vocabulary,
            Supplier<? extends RuleCursor> mask,
            long seed,
            int threads,
            Function<int[], T> result) {
        this.rules = vocabulary.size();
        RuleMask grammar = vocabulary.mask();
        this.legal = new int[grammar.contexts()][];
        Arrays.setAll(legal, grammar::rules);
        this.chunks = new ParallelChunks<>(threads, chunk -> draw(chunk, seed, mask.get(), result));
    }

    private List<T> draw(long chunk, long seed, RuleCursor cursor, Function<int[], T> result) {
        int[] urn = new int[rules];
        int[] derivation = new int[64];
        List<T> results = new ArrayList<>(CHUNK);
        for (int i = 0; i < CHUNK; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("sampling was stopped");
            }
            RandomGenerator random = SampleRandom.of(seed, chunk * CHUNK + i);
            cursor.reset();
            cursor.begin(random);
            int length = 0;
            while (!cursor.complete()) {
                if (length == derivation.length) {
                    derivation = Arrays.copyOf(derivation, 2 * length);
                }
                derivation[length++] = step(cursor, random, urn);
            }
            results.add(result.apply(Arrays.copyOf(derivation, length)));
        }
        return results;
    }

    /**
     * Draws rules without replacement until one is allowed, so that all these are equally likely;
     * what waits to be written has the share of the rules whose place it takes.
     */
    private int step(RuleCursor cursor, RandomGenerator random, int[] urn) {
        int[] candidates = legal[cursor.context()];
        int left = candidates.length;
        System.arraycopy(candidates, 0, urn, 0, left);
        boolean leading = false;
        while (left > 0) {
            int drawn = random.nextInt(left);
            int rule = urn[drawn];
            if (cursor.allows(rule)) {
                cursor.apply(rule);
                return rule;
            }
            urn[drawn] = urn[--left];
            if (!leading && cursor.led() && cursor.refuse(rule)) {
                leading = true;
                left = leading(candidates, cursor, urn);
            }
        }
        throw new IllegalStateException("the mask allows no rule, which it promises never to do");
    }

    private static int leading(int[] candidates, RuleCursor cursor, int[] urn) {
        int count = 0;
        for (int rule : candidates) {
            if (cursor.leads(rule)) {
                urn[count++] = rule;
            }
        }
        return count;
    }

    @Override
    public void skipTo(long sample) {
        chunks.skipTo(sample, CHUNK);
    }

    @Override
    public void expect(long samples) {
        chunks.expect(samples, CHUNK);
    }

    @Override
    public T next() {
        return chunks.next();
    }

    @Override
    public void close() {
        chunks.close();
    }
}
