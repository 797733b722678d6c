package org.molrae.sequences;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The training of a model to a file, with its corpus and checkpoint in a folder beside, which is
 * deleted when the model is written.
 *
 * <pre>{@code
 * try (SequenceRun run = SequenceRun.begin(Path.of("my.safetensors"));
 *         CorpusBuilder corpus = new CorpusBuilder(grammar, maxLength, run.folder())) {
 *     for (String text : texts) {
 *         corpus.addSplit(text, random);
 *     }
 *     run.train(null, options, corpus.finish(options.merges()), description, ComputeDevice.CPU, listener);
 * }
 * }</pre>
 *
 * <p>{@link #stop} ends a training after its step; {@link #resume} with the same corpus and options
 * goes on from there. The folder is this run's until it is closed.
 */
public final class SequenceRun implements Closeable {

    private final Path output;
    private final Path folder;
    private final FileOutputStream lock;
    private @Nullable SequenceTraining training;
    private boolean stopped;
    private volatile boolean concluded;

    private SequenceRun(Path output, Path folder) throws IOException {
        this.output = output;
        this.folder = folder;
        boolean made = !Files.isDirectory(folder);
        if (made) {
            Files.createDirectory(folder);
        }
        try {
            lock = locked(folder);
        } catch (IOException e) {
            if (made) {
                Files.deleteIfExists(folder);
            }
            throw e;
        }
    }

    /** Keeps other runs from the folder, until it is closed or the virtual machine ends. */
    private static FileOutputStream locked(Path folder) throws IOException {
        FileOutputStream out = new FileOutputStream(folder.resolve("lock").toFile());
        FileLock held = null;
        try {
            held = out.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // by this virtual machine
        }
        if (held == null) {
            out.close();
            throw new FileSystemException(folder.toString(), null, "another training writes it");
        }
        return out;
    }

    /**
     * Prepares a training that is new; fails early where its files cannot be written.
     *
     * @param output the model's file
     * @throws FileAlreadyExistsException if an earlier run left a checkpoint
     * @throws FileSystemException if another training is at work on the same file
     */
    public static SequenceRun begin(Path output) throws IOException {
        Path folder = folder(output);
        if (Files.exists(checkpoint(folder))) {
            throw new FileAlreadyExistsException(checkpoint(folder).toString());
        }
        return new SequenceRun(output, folder);
    }

    /**
     * Prepares a training that goes on from its checkpoint.
     *
     * @param output the model's file
     * @throws NoSuchFileException if there is no checkpoint
     * @throws FileSystemException if another training is at work on the same file
     */
    public static SequenceRun resume(Path output) throws IOException {
        Path folder = folder(output);
        if (!Files.exists(checkpoint(folder))) {
            throw new NoSuchFileException(checkpoint(folder).toString());
        }
        return new SequenceRun(output, folder);
    }

    /** Where the run of a model's file keeps its own. */
    public static Path folder(Path output) {
        return output.resolveSibling(output.getFileName() + ".training");
    }

    private static Path checkpoint(Path folder) {
        return folder.resolve("checkpoint");
    }

    /** The folder of the run, beside the model. */
    public Path folder() {
        return folder;
    }

    /**
     * Trains, writes the model and deletes the folder.
     *
     * @param start the model whose weights the training begins with, or null for random ones
     * @param listener follows the training and the fits of densities after it
     * @return whether there is a model; false after {@link #stop} or an interrupt of the thread,
     *     when the folder is kept
     * @throws IllegalArgumentException if the options do not fit the model that is given
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public <L extends TrainingListener & FitListener> boolean train(
            @Nullable StartingPoint start,
            TrainingOptions options,
            CorpusBuilder.Corpora corpora,
            SequenceTraining.DataDescription data,
            ComputeDevice device,
            L listener)
            throws IOException {
        Path checkpoint = checkpoint(folder);
        try (SequenceTraining prepared =
                start == null
                        ? new SequenceTraining(options, corpora, data, device, checkpoint, listener)
                        : SequenceTraining.from(
                                start, options, corpora, data, device, checkpoint, listener)) {
            begun(prepared);
            TrainingOutcome outcome = prepared.train();
            boolean best = concluded && outcome.bestEpoch() > 0;
            if (Thread.currentThread().isInterrupted() || (!outcome.finished() && !best)) {
                return false;
            }
            try (GrammarAutoencoder model = prepared.finish(outcome, listener)) {
                model.save(output);
            }
        }
        lock.close();
        delete(folder);
        return true;
    }

    private synchronized void begun(SequenceTraining prepared) {
        training = prepared;
        if (stopped) {
            prepared.stop();
        }
    }

    /**
     * Asks the training to end after its step with the model of its best epoch, if an epoch has
     * ended; from any thread. Before {@link #train}, it ends with that of its checkpoint.
     */
    public void conclude() {
        concluded = true;
        stop();
    }

    /** Asks the training to write a checkpoint and return; from any thread. */
    public synchronized void stop() {
        stopped = true;
        if (training != null) {
            training.stop();
        }
    }

    /**
     * Leaves the folder to other runs, and deletes it where it has no checkpoint to go on from;
     * what cannot be deleted stays.
     */
    @Override
    public void close() throws IOException {
        lock.close();
        if (Files.isDirectory(folder) && !Files.exists(checkpoint(folder))) {
            try {
                delete(folder);
            } catch (IOException e) {
                // another error is on its way, which matters more
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
