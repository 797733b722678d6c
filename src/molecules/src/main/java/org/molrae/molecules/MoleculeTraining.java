package org.molrae.molecules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.preparation.Preparation;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.SequenceRun;
import org.molrae.sequences.StartingPoint;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The training of a model to a file, said step by step; the defaults are those of {@code molrae
 * train}.
 *
 * <pre>{@code
 * MoleculeTraining.Result result =
 *         MoleculeTraining.to(folder.resolve("mine.safetensors"))
 *                 .from("zinc250k")
 *                 .settings(Map.of("plan", Map.of("epochs", 1)))
 *                 .train(molecules);
 * if (result.ending() == MoleculeTraining.Ending.FINISHED) {
 *     try (MoleculeGenerator mine = result.load()) {
 *         System.out.println(mine.sample(3, 1));
 *     }
 * }
 * }</pre>
 *
 * <p>An interrupt of the thread that trains ends it after its step, with a checkpoint beside the
 * model that {@link #resume} goes on from; {@link #stop} ends it with the model of the best epoch.
 * One training at a time; {@code stop} may be called from any thread.
 */
public final class MoleculeTraining {

    private final Path output;
    private @Nullable String from;
    private @Nullable TrainingOptions options;
    private Grammar grammar = Grammar.named("smiles");
    private final List<Map<String, ?>> settings = new ArrayList<>();
    private ComputeDevice device = ComputeDevice.CPU;
    private int threads;
    private @Nullable Preparation preparation;
    private @Nullable Path validation;
    private Listener listener = new Listener() {};
    private OrderedPipeline.Watch watch = OrderedPipeline.QUIET;
    private boolean resumed;
    private volatile boolean stopped;
    private @Nullable SequenceRun running;

    private MoleculeTraining(Path output) {
        this.output = output;
    }

    /** Follows a training and the fits of densities after it, on the thread that trains. */
    public interface Listener extends TrainingListener, FitListener {
        @Override
        default void iteration(int iteration, double meanLogLikelihood) {}
    }

    /** How a training ended. */
    public enum Ending {
        /** The plan has ended: the model of the best epoch is written. */
        FINISHED,
        /** It was stopped: the model of the best epoch so far is written. */
        STOPPED,
        /** It was interrupted, or stopped before an epoch was over: there is a checkpoint. */
        INTERRUPTED
    }

    /**
     * What a training came to.
     *
     * @param output the model's file, which is there unless the ending is {@link
     *     Ending#INTERRUPTED}
     * @param trained molecules that were trained on; those held out are not counted
     * @param refused molecules that could not be used; {@link #watch} hears why
     */
    public record Result(Ending ending, Path output, int trained, long refused) {

        /** Loads the model on the CPU. */
        public MoleculeGenerator load() throws IOException {
            return MoleculeGenerator.builder().model(output).build();
        }
    }

    /** A training to a file; a folder beside it holds what is needed on the way. */
    public static MoleculeTraining to(Path output) {
        return new MoleculeTraining(output);
    }

    /** Begins with the weights of a model, a released one's by name or that of a file. */
    public MoleculeTraining from(String nameOrPath) {
        from = nameOrPath;
        return this;
    }

    /** Trains by these options instead of the defaults; before settings. */
    public MoleculeTraining options(TrainingOptions chosen) {
        options = chosen;
        return this;
    }

    /**
     * Changes some options, by the names of a configuration file: {@link TrainingConfiguration}.
     */
    public MoleculeTraining settings(Map<String, ?> changes) {
        settings.add(changes);
        return this;
    }

    /** Writes molecules by another grammar of {@link MoleculeGenerator#grammars}. */
    public MoleculeTraining grammar(String name) {
        grammar = MoleculeGenerator.grammar(name);
        return this;
    }

    /** Trains there. */
    public MoleculeTraining device(ComputeDevice where) {
        device = where;
        return this;
    }

    /** Works on this many threads, and the engine in the whole JVM. */
    public MoleculeTraining threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 thread must train, not " + count);
        }
        threads = count;
        return this;
    }

    /** Prepares molecules, as {@code Preparation.STRIPPED.neutralized()}, and takes each once. */
    public MoleculeTraining preparing(Preparation how) {
        preparation = how;
        return this;
    }

    /** Validates on the molecules of this file instead of some that are held out. */
    public MoleculeTraining validation(Path file) {
        validation = file;
        return this;
    }

    /** Follows the training. */
    public MoleculeTraining listener(Listener told) {
        listener = told;
        return this;
    }

    /** Hears of molecules that cannot be used. */
    public MoleculeTraining watch(OrderedPipeline.Watch told) {
        watch = told;
        return this;
    }

    /** Goes on from the checkpoint of a training with the same data and options. */
    public MoleculeTraining resume() {
        resumed = true;
        return this;
    }

    /**
     * Ends the training after its step with the model of its best epoch; from any thread. Called
     * before {@code train}, of a training to {@link #resume}, it makes a model of its checkpoint.
     */
    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.conclude();
        }
    }

    private synchronized void begun(SequenceRun run) {
        running = run;
        if (stopped) {
            run.conclude();
        }
    }

    /**
     * Trains on the molecules of a file: SMILES, CSV, TSV or SDF, packed or not.
     *
     * @throws FileAlreadyExistsException if an earlier training left a checkpoint, unless resumed
     * @throws NoSuchFileException if there is no checkpoint to resume from, or no file
     * @throws IllegalArgumentException if the options make no sense, or there is nothing to train
     *     on
     * @throws DivergenceException if the loss is no longer finite
     */
    public Result train(Path molecules) throws IOException {
        try (MoleculeFile file = MoleculeFile.open(molecules, Reading.MOLECULES)) {
            return train(file, String.valueOf(molecules.getFileName()));
        }
    }

    /** Trains on SMILES in any form: {@link #train(Path)}. */
    public Result train(List<String> smiles) throws IOException {
        return train(smiles.iterator());
    }

    /** Trains on the SMILES of a stream, which is closed: {@link #train(Path)}. */
    public Result train(Stream<String> smiles) throws IOException {
        try (smiles) {
            return train(smiles.iterator());
        }
    }

    private Result train(Iterator<String> smiles) throws IOException {
        try (InputStream lines = new TextLines(smiles);
                MoleculeFile file = MoleculeFile.of(lines, "molecules", Reading.MOLECULES)) {
            return train(file, "molecules");
        }
    }

    private Result train(MoleculeFile file, String name) throws IOException {
        if (threads > 0) {
            PyTorch.setThreads(threads);
        }
        StartingPoint start = from == null ? null : ReleasedModels.startingPoint(from);
        Counted counted = new Counted();
        try (SequenceRun run = resumed ? SequenceRun.resume(output) : SequenceRun.begin(output);
                MoleculeCorpus corpus = corpus(start, run)) {
            begun(run);
            try {
                read(corpus, file, counted);
                boolean written = train(run, start, corpus, name);
                Ending ending = stopped ? Ending.STOPPED : Ending.FINISHED;
                return result(written ? ending : Ending.INTERRUPTED, corpus, counted);
            } catch (CancellationException | ClosedByInterruptException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return result(Ending.INTERRUPTED, corpus, counted);
            }
        }
    }

    private Result result(Ending ending, MoleculeCorpus corpus, Counted counted) {
        return new Result(ending, output, corpus.trainingSize(), counted.refused);
    }

    private MoleculeCorpus corpus(@Nullable StartingPoint start, SequenceRun run)
            throws IOException {
        TrainingOptions usual = options(start, Integer.MAX_VALUE);
        int longest = usual.network().maxLength();
        long seed = usual.plan().seed();
        MoleculeCorpus corpus =
                start == null
                        ? new MoleculeCorpus(grammar, longest, seed, run.folder())
                        : new MoleculeCorpus(start.vocabulary(), longest, seed, run.folder());
        return preparation == null ? corpus : corpus.preparing(preparation);
    }

    private TrainingOptions options(@Nullable StartingPoint start, int molecules) {
        TrainingOptions chosen =
                options != null
                        ? options
                        : start == null ? TrainingOptions.DEFAULT : start.options(molecules);
        for (Map<String, ?> changes : settings) {
            chosen = TrainingConfiguration.with(chosen, changes);
        }
        if (start != null) {
            start.require(chosen);
        }
        return chosen;
    }

    private void read(MoleculeCorpus corpus, MoleculeFile file, Counted counted)
            throws IOException {
        int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        if (validation == null) {
            corpus.readSplit(file, counted, count);
        } else {
            corpus.readTraining(file, counted, count);
            try (MoleculeFile other = MoleculeFile.open(validation, Reading.MOLECULES)) {
                corpus.readValidation(other, counted, count);
                other.requireWhole();
            }
        }
        file.requireWhole();
        if (corpus.trainingSize() == 0) {
            throw new IllegalArgumentException("there is no molecule to train on");
        }
    }

    private boolean train(
            SequenceRun run, @Nullable StartingPoint start, MoleculeCorpus corpus, String name)
            throws IOException {
        TrainingOptions chosen = options(start, corpus.trainingSize());
        CorpusBuilder.Corpora corpora = corpus.finish(chosen.merges());
        if (corpora.validation().size() == 0) {
            throw new IllegalArgumentException("there is no molecule to validate on");
        }
        return run.train(start, chosen, corpora, corpus.description(name), device, listener);
    }

    /** Counts what the watch hears. */
    private final class Counted implements OrderedPipeline.Watch {
        private long refused;

        @Override
        public boolean strict() {
            return watch.strict();
        }

        @Override
        public void done(long records) {
            watch.done(records);
        }

        @Override
        public void refused(Refusals.Refusal refusal) {
            refused++;
            watch.refused(refusal);
        }
    }
}
