package org.molrae.sequences;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * An endless sequence made in chunks: chunks are worked on in parallel, a few ahead, and handed out
 * in order.
 *
 * <p>One that is left without being closed leaves nothing behind: its threads end when they have
 * been idle for a second. An interrupt of the thread that takes results ends its waiting at once.
 */
final class ParallelChunks<T> implements Iterator<T>, AutoCloseable {

    private final LongFunction<List<T>> work;
    private final ExecutorService workers;
    private final int lookahead;
    private final Deque<Future<List<T>>> pending = new ArrayDeque<>();
    private Iterator<T> current = List.<T>of().iterator();
    private long nextChunk;
    private long wantedChunks = Long.MAX_VALUE;
    private int unread;
    private boolean begun;

    /**
     * Prepares, but does not begin before the first {@link #next}.
     *
     * @param threads at least 1
     * @param work makes a chunk from its number
     */
    ParallelChunks(int threads, LongFunction<List<T>> work) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread must draw, not " + threads);
        }
        this.work = work;
        this.lookahead = threads + 1;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "molrae-sampler");
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        this.workers = pool;
    }

    /**
     * Goes on with another result, before the first {@link #next}.
     *
     * @param result its number, from 0
     * @param size of each chunk
     * @throws IllegalStateException if it has begun already
     */
    void skipTo(long result, int size) {
        if (result < 0) {
            throw new IllegalArgumentException(
                    "samples are numbered from 0, there is no " + result);
        }
        if (begun) {
            throw new IllegalStateException("to go on elsewhere, skip once and before next()");
        }
        begun = true;
        nextChunk = result / size;
        // no further ahead: who begins in the middle may want little
        wantedChunks = nextChunk + 1;
        for (long passed = nextChunk * size; passed < result; passed++) {
            next();
        }
        wantedChunks = Long.MAX_VALUE;
    }

    /**
     * Works on no more chunks ahead than some results need, until more are taken.
     *
     * @param results that will be taken from here on, most likely
     * @param size of each chunk
     */
    void expect(long results, int size) {
        wantedChunks = nextChunk + (Math.max(0, results - unread) + size - 1) / size;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public T next() {
        begun = true;
        if (workers.isShutdown()) {
            throw new IllegalStateException("sampling has been closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("sampling was interrupted");
        }
        while (!current.hasNext()) {
            if (pending.isEmpty() && nextChunk >= wantedChunks) {
                wantedChunks = Long.MAX_VALUE;
            }
            while (pending.size() < lookahead && nextChunk < wantedChunks) {
                long chunk = nextChunk++;
                pending.add(workers.submit(() -> work.apply(chunk)));
            }
            List<T> chunk = await(pending.remove());
            unread = chunk.size();
            current = chunk.iterator();
        }
        unread--;
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
