package org.molrae.chemistry.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/**
 * Runs a task over all records of a file on several threads and hands on the results in the order
 * of the records.
 *
 * <pre>{@code
 * List<Double> weights = new ArrayList<>();
 * try (MoleculeFile file = MoleculeFile.open(Path.of("molecules.smi.gz"), Reading.MOLECULES)) {
 *     OrderedPipeline.Task<List<Double>> weigh =
 *             OrderedPipeline.ofLines(
 *                     line -> Descriptors.WEIGHT.of(Molecule.fromSmiles(line.text())));
 *     OrderedPipeline.run(
 *             file, weigh, (batch, late) -> weights.addAll(batch), OrderedPipeline.QUIET, 4);
 *     file.requireWhole();
 * }
 * }</pre>
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
    private final Task<R> task;
    private final Sink<R> sink;
    private final Watch watch;
    private volatile boolean stopped;

    private OrderedPipeline(int threads, Task<R> task, Sink<R> sink, Watch watch) {
        this.threads = threads;
        this.task = task;
        this.sink = sink;
        this.watch = watch;
    }

    /**
     * Works on some consecutive records. Called from several threads at once, in no order.
     *
     * @param <R> the result of a batch
     */
    @FunctionalInterface
    public interface Task<R> {

        /**
         * Works on the records.
         *
         * @param bad takes those that cannot be used
         */
        R run(List<MoleculeRecord> lines, Refusals bad);
    }

    /**
     * Makes something of one record. Called from several threads at once, in no order.
     *
     * @param <T> what is made
     */
    @FunctionalInterface
    public interface LineTask<T> {

        /**
         * Makes it.
         *
         * @throws BadLineException if the record cannot be used
         * @throws InvalidMoleculeException if its text is no molecule
         */
        T of(MoleculeRecord line) throws BadLineException, InvalidMoleculeException;
    }

    /**
     * Takes what was made of one record.
     *
     * @param <T> what was made
     */
    @FunctionalInterface
    public interface LineSink<T> {

        /**
         * Takes it.
         *
         * @throws BadLineException if it cannot be used
         */
        void accept(T made) throws BadLineException, IOException;
    }

    /** A task that works on each record by itself; what it makes of those that can be used. */
    public static <T> Task<List<T>> ofLines(LineTask<T> task) {
        return (lines, bad) -> {
            List<T> made = new ArrayList<>(lines.size());
            for (MoleculeRecord line : lines) {
                if (!bad.attempt(line, () -> made.add(task.of(line))) && bad.strict()) {
                    break;
                }
            }
            return made;
        };
    }

    /** Follows a run, on the thread that runs the pipeline. */
    public interface Watch {

        /** Whether the first record that cannot be used ends its batch. */
        default boolean strict() {
            return false;
        }

        /** The results of some more records were handed on. */
        default void done(long records) {}

        /** A record cannot be used, or is no molecule; whatever this throws ends the run. */
        default void refused(Refusals.Refusal refusal) {}
    }

    /** A watch that skips records that cannot be used, and says nothing. */
    public static final Watch QUIET = new Watch() {};

    /**
     * Takes the results, on the thread that runs the pipeline.
     *
     * @param <R> the result of a batch
     */
    public interface Sink<R> {

        /**
         * Takes the next result.
         *
         * @param bad takes records that cannot be used after all
         */
        void accept(R result, Refusals bad);

        /** The input pauses: hands on what is held back. */
        default void flush() {}
    }

    /** The numbers of records read and used. */
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

    /**
     * Runs to the end of a file.
     *
     * @param lines the file, which stays the caller's to close
     * @throws CancellationException if the thread is interrupted
     */
    public static <R> Counts run(
            MoleculeFile lines, Task<R> task, Sink<R> sink, Watch watch, int threads) {
        return new OrderedPipeline<>(threads, task, sink, watch).run(lines);
    }

    /**
     * Makes something of each record of a file and hands it on in order.
     *
     * @param task works on any thread
     * @param sink takes what was made, on this thread; records that it refuses by an {@link
     *     IllegalArgumentException} or a {@link BadLineException} are bad lines too
     */
    public static <T> Counts each(
            MoleculeFile lines, LineTask<T> task, LineSink<T> sink, Watch watch, int threads)
            throws IOException {
        Task<List<Made<T>>> made = ofLines(line -> new Made<>(line, task.of(line)));
        try {
            return run(
                    lines,
                    made,
                    (batch, late) -> batch.forEach(one -> accept(one, sink, late)),
                    watch,
                    threads);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The result of a record. */
    private record Made<T>(MoleculeRecord line, T result) {}

    private static <T> void accept(Made<T> made, LineSink<T> sink, Refusals late) {
        try {
            sink.accept(made.result);
        } catch (BadLineException e) {
            late.add(made.line, e);
        } catch (IllegalArgumentException e) {
            late.add(made.line, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Counts run(MoleculeFile lines) {
        BlockingQueue<Future<@Nullable Batch<R>>> flight =
                new ArrayBlockingQueue<>(BATCHES_A_THREAD * threads);
        ExecutorService pool =
                Executors.newFixedThreadPool(threads, work -> daemon(work, "line-worker"));
        Thread reader = daemon(() -> read(lines, pool, flight), "line-reader");
        reader.start();
        try {
            return drain(flight);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure;
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
        Refusals bad = new Refusals(watch.strict());
        return new Batch<>(task.run(lines, bad), lines.size(), bad);
    }

    private Counts drain(BlockingQueue<Future<@Nullable Batch<R>>> flight)
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
            watch.done(batch.read);
            batch.bad.refused().forEach(watch::refused);
        }
    }
}
