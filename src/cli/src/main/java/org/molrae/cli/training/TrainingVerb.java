package org.molrae.cli.training;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.grammar.Lexicon;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.SequenceRun;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.StartingPoint;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The frame of the verbs that train a model of sequences to a file. */
public abstract class TrainingVerb implements Runnable {

    private static final String STOPPED = "stopped; go on with the same command and --resume";

    @Writes
    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL",
            required = true,
            description = "Write the model to this file.")
    Path output;

    @Mixin TrainingSettings settings;

    @Option(names = "--resume", description = "Go on from the checkpoint beside MODEL.")
    boolean resume;

    @Mixin DeviceOptions device;

    private @Nullable SequenceRun begun;

    protected @Mixin RunOptions options;

    /** Trains, with the engine ready. */
    protected interface Work {
        void run(Notes notes) throws IOException;
    }

    /** Readies the engine and works; what goes wrong is one line. */
    protected final void run(Work work) {
        Notes notes = new Notes(options.streams());
        device.prepare();
        PyTorch.setThreads(options.threads);
        try {
            work.run(notes);
        } catch (IOException e) {
            throw Failure.of("training failed", e);
        } catch (CancellationException e) {
            throw new Failure(STOPPED, e);
        } catch (DivergenceException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } finally {
            end();
        }
    }

    private void end() {
        if (begun != null) {
            try {
                begun.close();
            } catch (IOException e) {
                // the folder is another run's now
            }
        }
    }

    /** Settings of the command line and its configuration file for a task. */
    protected final TrainingSettings.Choice choice(SequencePreset.Task task) {
        return settings.choose(task, options);
    }

    /** The training, new or resumed; fails early where its files cannot be written. */
    protected final SequenceRun begin() {
        ResultFile.requireFile(output);
        try {
            begun = resume ? SequenceRun.resume(output) : SequenceRun.begin(output);
            return begun;
        } catch (NoSuchFileException e) {
            throw new Failure("nothing to resume: there is no " + e.getFile(), e);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    e.getFile() + " is there from an earlier run: add --resume, or delete it", e);
        } catch (IOException e) {
            throw Failure.of("cannot write " + SequenceRun.folder(output), e);
        }
    }

    /**
     * Trains a model and writes it.
     *
     * @param start the model to begin with, or null for random weights
     * @param unit what examples are, in the plural
     */
    protected final void train(
            SequenceRun run,
            @Nullable StartingPoint start,
            TrainingOptions chosen,
            CorpusBuilder.Corpora corpora,
            SequenceTraining.DataDescription data,
            String unit,
            Notes notes)
            throws IOException {
        if (corpora.validation().size() == 0) {
            throw new Failure(
                    "nothing to validate on: name a file with --validation, or give more data");
        }
        options.say(
                notes,
                String.format(
                        Locale.ROOT,
                        "%,d %s to train on, %s to validate on; %,d rules",
                        corpora.training().size(),
                        unit,
                        corpora.validatesOnTraining()
                                ? "too few to hold any out: the same"
                                : String.format(Locale.ROOT, "%,d", corpora.validation().size()),
                        corpora.vocabulary().size()));
        String shortened = TrainingSettings.shortened(chosen, corpora.training().size());
        if (shortened != null) {
            notes.line(shortened);
        }
        if (start != null && !start.objective().equals(chosen.objectiveText())) {
            notes.line(
                    "train: the model was trained with %s, it goes on with %s"
                            .formatted(start.objective(), chosen.objectiveText()));
        }
        if (start != null && !start.vocabulary().equals(corpora.vocabulary())) {
            options.say(notes, "new in the model's lexicon: " + added(start, corpora));
        }
        TrainingProgress progress = new TrainingProgress(notes, unit, "nats", options.quiet);
        ComputeDevice where = ComputeDevice.valueOf(device.device.name());
        boolean finished =
                Stoppable.run(
                        run::stop, () -> run.train(start, chosen, corpora, data, where, progress));
        notes.clear();
        if (!finished) {
            throw new Failure(STOPPED);
        }
        options.say(notes, progress.summary() + "wrote " + output);
    }

    /** The spellings that the corpus adds to a model's lexicon. */
    private static String added(StartingPoint start, CorpusBuilder.Corpora corpora) {
        return corpora.vocabulary().lexicon().entries().stream()
                .skip(start.vocabulary().lexicon().size())
                .map(Lexicon.Entry::spelling)
                .collect(Collectors.joining(", "));
    }
}
