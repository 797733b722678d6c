package org.molrae.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/**
 * An objective that scores many texts at once: a {@link Campaign} asks it for a round's at a time.
 */
public interface BatchObjective extends ToDoubleFunction<String> {

    /**
     * Scores texts.
     *
     * @param texts different from one another
     * @return a score for each, in their order; not finite where a text has none
     */
    double[] scores(List<String> texts);

    @Override
    default double applyAsDouble(String text) {
        return scores(List.of(text))[0];
    }

    /**
     * An objective that is asked on several threads at once.
     *
     * @param objective thread-safe
     * @param threads at least 1
     */
    static BatchObjective parallel(ToDoubleFunction<String> objective, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread must score, not " + threads);
        }
        return texts -> {
            ExecutorService workers =
                    Executors.newFixedThreadPool(
                            Math.max(1, Math.min(threads, texts.size())),
                            task -> {
                                Thread thread = new Thread(task, "molrae-scorer");
                                thread.setDaemon(true);
                                return thread;
                            });
            try {
                List<Future<Double>> asked = new ArrayList<>(texts.size());
                for (String text : texts) {
                    asked.add(workers.submit(() -> objective.applyAsDouble(text)));
                }
                double[] scores = new double[asked.size()];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = asked.get(i).get();
                }
                return scores;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("scoring was interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("scoring failed: " + e.getCause(), e);
            } finally {
                workers.shutdownNow();
            }
        };
    }
}
