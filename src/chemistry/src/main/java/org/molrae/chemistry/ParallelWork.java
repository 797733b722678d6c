package org.molrae.chemistry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Numbered tasks on several threads, whose results are handed on in order. An interrupt of the
 * caller's thread ends its waiting at once, and stops the tasks that have not begun.
 */
public final class ParallelWork {

    private static final int AHEAD = 4;

    private ParallelWork() {}

    /**
     * Runs the tasks.
     *
     * @param tasks how many there are; they are numbered from 0
     * @param task works on any thread
     * @param sink takes the results on the caller's thread
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public static <T> void run(int threads, int tasks, IntFunction<T> task, Consumer<T> sink) {
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads,
                        work -> {
                            Thread thread = new Thread(work, "molrae-work");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            Deque<Future<T>> pending = new ArrayDeque<>();
            for (int next = 0; next < tasks || !pending.isEmpty(); ) {
                while (next < tasks && pending.size() < AHEAD * threads) {
                    int number = next++;
                    pending.add(pool.submit(() -> task.apply(number)));
                }
                sink.accept(pending.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Ends what the caller is at if its thread is interrupted.
     *
     * @throws CancellationException if it is, and stays
     */
    public static void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
