package org.molrae.sequences;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * Draws derivations without end: codes from a latent density, rules from the masked decoder.
 *
 * <p>Sample {@code i} depends on the seed and on {@code i} alone: each has a generator of its own,
 * and codes are always decoded in full chunks. Chunks are worked on in parallel and handed out in
 * order.
 *
 * @param <T> what a derivation is turned into, in parallel
 */
public final class DerivationSampler<T> implements Iterator<T>, AutoCloseable {

    private final DerivationDecoder decoder;
    private final LatentDensity density;
    private final RuleChoice choice;
    private final long seed;
    private final Function<int[], T> result;
    private final ExecutorService workers;
    private final int lookahead;
    private final Deque<Future<List<T>>> pending = new ArrayDeque<>();
    private Iterator<T> current = List.<T>of().iterator();
    private long nextChunk;

    /**
     * Starts drawing.
     *
     * @param decoder with the mask to obey
     * @param density of the codes
     * @param choice of the rules
     * @param threads workers
     * @param result applied to each derivation, in the model's rules, by the workers
     */
    public DerivationSampler(
            DerivationDecoder decoder,
            LatentDensity density,
            RuleChoice choice,
            long seed,
            int threads,
            Function<int[], T> result) {
        this.decoder = decoder;
        this.density = density;
        this.choice = choice;
        this.seed = seed;
        this.result = result;
        this.lookahead = threads + 1;
        this.workers =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "molrae-sampler");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public T next() {
        while (!current.hasNext()) {
            while (pending.size() < lookahead) {
                long chunk = nextChunk++;
                pending.add(workers.submit(() -> draw(chunk)));
            }
            current = await(pending.remove()).iterator();
        }
        return current.next();
    }

    private static <T> List<T> await(Future<List<T>> chunk) {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("sampling was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new NoSuchElementException("sampling failed: " + e.getCause(), e);
        }
    }

    private List<T> draw(long chunk) {
        List<SplittableRandom> random = new ArrayList<>(DerivationDecoder.CHUNK);
        List<float[]> codes = new ArrayList<>(DerivationDecoder.CHUNK);
        for (int i = 0; i < DerivationDecoder.CHUNK; i++) {
            SplittableRandom generator = generator(seed, chunk * DerivationDecoder.CHUNK + i);
            float[] code = new float[density.dimension()];
            density.sample(generator, code);
            random.add(generator);
            codes.add(code);
        }
        return Arrays.stream(decoder.decode(codes, choice, random)).map(result).toList();
    }

    /** The generator of one sample; neighbouring indices must not give neighbouring streams. */
    private static SplittableRandom generator(long seed, long index) {
        return new SplittableRandom(
                new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~index).nextLong());
    }

    /** Stops the workers, and waits for what they are at. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
