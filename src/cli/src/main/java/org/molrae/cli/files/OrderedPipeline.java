package org.molrae.cli.files;

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
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Progress;

/**
 * Runs a {@link BatchTask} over all lines of an input on several threads and hands on the results
 * in the order of the lines.
 *
 * <p>One thread reads batches and hands them to a pool; the calling thread takes the finished ones
 * in order and writes them. A bounded queue between the two holds all work in flight, so memory
 * stays flat on an endless input. A batch ends early when the input pauses: a line typed at a
 * keyboard, or sent by another program that waits for the answer, is answered at once.
 *
 * @param <R> the result of a batch
 */
public final class OrderedPipeline<R> {

    private static final int BATCH_LINES = 512;
    private static final int BATCH_CHARACTERS = 1 << 16;
    private static final int BATCHES_A_THREAD = 4;

    private final int threads;
    private final BatchTask<R> task;
    private final Sink<R> sink;
    private final boolean strict;
    private volatile boolean stopped;

    private OrderedPipeline(int threads, BatchTask<R> task, Sink<R> sink, boolean strict) {
        this.threads = threads;
        this.task = task;
        this.sink = sink;
        this.strict = strict;
    }

    /**
     * Takes the results, on the thread that runs the pipeline.
     *
     * @param <R> the result of a batch
     */
    public interface Sink<R> {

        /**
         * Takes the next result.
         *
         * @param bad takes lines that turn out to be of no use only now
         */
        void accept(R result, Refusals bad);

        /** The input pauses: hands on what is held back. */
        default void flush() {}
    }

    /** What became of the lines. */
    public record Counts(long read, long done) {

        public long skipped() {
            return read - done;
        }
    }

    /**
     * A finished batch.
     *
     * @param read how many lines it had
     */
    private record Batch<R>(R result, long read, Refusals bad) {}

    /** Runs to the end of {@code lines}; throws what ends the command early. */
    public static <R> Counts run(
            MoleculeFile lines,
            BatchTask<R> task,
            Sink<R> sink,
            BadLines bad,
            Progress progress,
            int threads) {
        return new OrderedPipeline<>(threads, task, sink, bad.strict()).run(lines, bad, progress);
    }

    private Counts run(MoleculeFile lines, BadLines bad, Progress progress) {
        BlockingQueue<Future<@Nullable Batch<R>>> flight =
                new ArrayBlockingQueue<>(BATCHES_A_THREAD * threads);
        ExecutorService pool =
                Executors.newFixedThreadPool(threads, work -> daemon(work, "line-worker"));
        Thread reader = daemon(() -> read(lines, pool, flight), "line-reader");
        reader.start();
        try {
            return drain(flight, bad, progress);
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
            MoleculeFile lines,
            ExecutorService pool,
            BlockingQueue<Future<@Nullable Batch<R>>> flight) {
        CompletableFuture<@Nullable Batch<R>> end = new CompletableFuture<>();
        try {
            while (!stopped) {
                List<MoleculeRecord> batch = batch(lines);
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

    private static List<MoleculeRecord> batch(MoleculeFile lines) {
        List<MoleculeRecord> batch = new ArrayList<>();
        int characters = 0;
        while (batch.size() < BATCH_LINES
                && characters < BATCH_CHARACTERS
                && (batch.isEmpty() || lines.ready())) {
            MoleculeRecord line = lines.next();
            if (line == null) {
                break;
            }
            batch.add(line);
            characters += characters(line);
        }
        return batch;
    }

    private static int characters(MoleculeRecord line) {
        int characters = line.text().length() + (line.name() == null ? 0 : line.name().length());
        for (String field : line.fields()) {
            characters += field.length();
        }
        return characters;
    }

    private Batch<R> process(List<MoleculeRecord> lines) {
        Refusals bad = new Refusals(strict);
        return new Batch<>(task.run(lines, bad), lines.size(), bad);
    }

    private Counts drain(
            BlockingQueue<Future<@Nullable Batch<R>>> flight, BadLines bad, Progress progress)
            throws InterruptedException, ExecutionException {
        long read = 0;
        long refused = 0;
        while (true) {
            Future<@Nullable Batch<R>> next = flight.poll();
            if (next == null || !next.isDone()) {
                sink.flush();
            }
            Batch<R> batch = (next == null ? flight.take() : next).get();
            if (batch == null) {
                return new Counts(read, read - refused);
            }
            sink.accept(batch.result, batch.bad);
            read += batch.read;
            refused += batch.bad.unused();
            progress.add(batch.read);
            for (Refusals.Refusal line : batch.bad.refused()) {
                if (line.kind() == Refusals.Kind.BAD) {
                    bad.add(line.number(), line.reason(), line.text());
                } else {
                    bad.list(line.number(), line.reason(), line.text());
                }
            }
        }
    }
}
