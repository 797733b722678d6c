package org.molrae.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link LineTask} over all lines of an input on several threads and writes the results in
 * the order of the lines.
 *
 * <p>One thread reads batches and hands them to a pool; the calling thread takes the finished ones
 * in order and writes them. A bounded queue between the two holds all work in flight, so memory
 * stays flat on an endless input. A batch ends early when the input pauses: a line typed at a
 * keyboard, or sent by another program that waits for the answer, is answered at once.
 */
final class OrderedPipeline {

    private static final int BATCH_LINES = 512;
    private static final int BATCH_CHARACTERS = 1 << 16;
    private static final int BATCHES_A_THREAD = 4;

    private final int threads;
    private final LineTask task;
    private final boolean strict;
    private volatile boolean stopped;

    private OrderedPipeline(int threads, LineTask task, boolean strict) {
        this.threads = threads;
        this.task = task;
        this.strict = strict;
    }

    /** What became of the lines. */
    record Counts(long read, long done) {

        long skipped() {
            return read - done;
        }
    }

    private record Bad(long number, String reason) {}

    /** Not a record, whose parts should not be arrays. */
    private static final class Batch {

        private final byte[] results;
        private final long read;
        private final List<Bad> bad;

        Batch(byte[] results, long read, List<Bad> bad) {
            this.results = results;
            this.read = read;
            this.bad = bad;
        }

        long done() {
            return read - bad.size();
        }
    }

    /** Runs to the end of {@code lines}; throws what ends the command early. */
    static Counts run(
            LineReader lines,
            LineTask task,
            ResultFile results,
            BadLines bad,
            Progress progress,
            int threads) {
        return new OrderedPipeline(threads, task, bad.strict()).run(lines, results, bad, progress);
    }

    private Counts run(LineReader lines, ResultFile results, BadLines bad, Progress progress) {
        BlockingQueue<Future<@Nullable Batch>> flight =
                new ArrayBlockingQueue<>(BATCHES_A_THREAD * threads);
        ExecutorService pool =
                Executors.newFixedThreadPool(threads, work -> daemon(work, "line-worker"));
        Thread reader = daemon(() -> read(lines, pool, flight), "line-reader");
        reader.start();
        try {
            return write(flight, results, bad, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            stopped = true;
            reader.interrupt();
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The end, and any error on the way, travels through the queue behind the batches before it.
     */
    private void read(
            LineReader lines, ExecutorService pool, BlockingQueue<Future<@Nullable Batch>> flight) {
        CompletableFuture<@Nullable Batch> end = new CompletableFuture<>();
        try {
            while (!stopped) {
                List<Line> batch = batch(lines);
                if (batch.isEmpty()) {
                    break;
                }
                flight.put(pool.submit(() -> process(batch)));
            }
            end.complete(null);
        } catch (InterruptedException e) {
            return; // the writer has left
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
        try {
            flight.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Line> batch(LineReader lines) {
        List<Line> batch = new ArrayList<>();
        int characters = 0;
        while (batch.size() < BATCH_LINES
                && characters < BATCH_CHARACTERS
                && (batch.isEmpty() || lines.ready())) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            batch.add(line);
            characters += line.text().length();
        }
        return batch;
    }

    private Batch process(List<Line> lines) {
        StringBuilder results = new StringBuilder();
        List<Bad> bad = new ArrayList<>();
        for (Line line : lines) {
            String reason = process(line, results);
            if (reason != null) {
                bad.add(new Bad(line.number(), reason));
                if (strict) {
                    break;
                }
            }
        }
        byte[] bytes = results.toString().getBytes(StandardCharsets.UTF_8);
        return new Batch(bytes, lines.size(), bad);
    }

    /** Why the line is bad, or null. */
    private @Nullable String process(Line line, StringBuilder results) {
        if (line.fault() != null) {
            return line.fault();
        }
        int before = results.length();
        try {
            task.run(line, results);
            return null;
        } catch (BadLineException e) {
            results.setLength(before);
            return e.reason();
        } catch (RuntimeException | StackOverflowError e) {
            // one line in a million that trips a library must not cost the other lines
            results.setLength(before);
            return "unexpected " + e + ": please report this line";
        }
    }

    private static Counts write(
            BlockingQueue<Future<@Nullable Batch>> flight,
            ResultFile results,
            BadLines bad,
            Progress progress)
            throws InterruptedException, ExecutionException {
        long read = 0;
        long done = 0;
        while (true) {
            Future<@Nullable Batch> next = flight.poll();
            if (next == null || !next.isDone()) {
                results.flush();
            }
            Batch batch = (next == null ? flight.take() : next).get();
            if (batch == null) {
                return new Counts(read, done);
            }
            results.write(batch.results);
            read += batch.read;
            done += batch.done();
            progress.add(batch.read);
            for (Bad line : batch.bad) {
                bad.add(line.number(), line.reason());
            }
        }
    }
}
