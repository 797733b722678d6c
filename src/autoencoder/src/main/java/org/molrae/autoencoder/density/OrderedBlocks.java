package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Computes numbered blocks on several threads and merges their results strictly in the order of the
 * blocks, so that floating-point sums do not depend on the number of threads. Each thread holds one
 * partial result: memory grows with the threads, not with the blocks.
 */
final class OrderedBlocks implements AutoCloseable {
    /** Computes one block into the thread's partial result. */
    @FunctionalInterface
    interface Task<P> {
        void compute(int block, P partial);
    }

    private final int threads;
    private final ExecutorService executor;

    OrderedBlocks(int threads) {
        this.threads = threads;
        executor =
                Executors.newFixedThreadPool(
                        threads,
                        work -> {
                            Thread thread = new Thread(work, "molrae-density");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Runs a task over the blocks {@code 0..blocks-1}.
     *
     * @param partials makes one partial result for a thread
     * @param merge takes a partial result, one call at a time and in the order of the blocks, and
     *     makes it fit for the thread's next block
     * @throws CancellationException if the calling thread is interrupted
     */
    <P> void run(int blocks, Supplier<P> partials, Task<P> task, Consumer<P> merge) {
        Sequence<P> sequence = new Sequence<>(blocks, task, merge);
        int workers = Math.min(threads, blocks);
        if (workers <= 1) {
            sequence.work(partials.get());
            return;
        }
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            futures.add(executor.submit(() -> sequence.work(partials.get())));
        }
        try {
            for (Future<?> future : futures) {
                await(future);
            }
        } finally {
            // if one was given up, the others need not go on
            sequence.fail();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while estimating a density");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException("estimating a density failed", e.getCause());
        }
    }

    /**
     * Hands out blocks in order. The thread with the lowest block in work never waits, so waiting
     * for one's turn cannot deadlock.
     */
    private static final class Sequence<P> {
        private final int blocks;
        private final Task<P> task;
        private final Consumer<P> merge;
        private final AtomicInteger next = new AtomicInteger();
        private int turn;
        private boolean failed;

        Sequence(int blocks, Task<P> task, Consumer<P> merge) {
            this.blocks = blocks;
            this.task = task;
            this.merge = merge;
        }

        void work(P partial) {
            boolean done = false;
            try {
                int block = next.getAndIncrement();
                while (block < blocks) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("interrupted while estimating a density");
                    }
                    task.compute(block, partial);
                    if (!mergeInTurn(block, partial)) {
                        return;
                    }
                    block = next.getAndIncrement();
                }
                done = true;
            } finally {
                if (!done) {
                    fail();
                }
            }
        }

        private synchronized boolean mergeInTurn(int block, P partial) {
            while (turn != block && !failed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            if (failed) {
                return false;
            }
            merge.accept(partial);
            turn++;
            notifyAll();
            return true;
        }

        private synchronized void fail() {
            failed = true;
            notifyAll();
        }
    }
}
