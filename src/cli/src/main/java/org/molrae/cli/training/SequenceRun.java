package org.molrae.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.StartingPoint;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The training of a sequence model to a file, with its corpus and checkpoint in a folder beside.
 */
public final class SequenceRun {

    private final Path output;
    private final String unit;
    private final RunOptions options;
    private final Notes notes;

    /**
     * A training to come.
     *
     * @param output the model's file
     * @param unit what examples are, in the plural
     */
    public SequenceRun(Path output, String unit, RunOptions options, Notes notes) {
        this.output = output;
        this.unit = unit;
        this.options = options;
        this.notes = notes;
    }

    /** The folder of the run, beside the model; fails early where it cannot be written. */
    public Path requireWork(boolean resume) {
        Path work = work();
        Path checkpoint = work.resolve("checkpoint");
        if (Files.isDirectory(output)) {
            throw new Failure("cannot write " + output + ": it is a directory");
        }
        if (resume && !Files.exists(checkpoint)) {
            throw new Failure("nothing to resume: there is no " + checkpoint);
        }
        if (!resume && Files.exists(checkpoint)) {
            throw new Failure(
                    checkpoint + " is there from an earlier run: add --resume, or delete it");
        }
        try {
            if (!Files.isDirectory(work)) {
                Files.createDirectory(work);
            }
            Files.delete(Files.createTempFile(work, "probe", ""));
        } catch (IOException e) {
            throw Failure.of("cannot write " + work, e);
        }
        return work;
    }

    private Path work() {
        return output.resolveSibling(output.getFileName() + ".training");
    }

    /** Trains from random weights, writes the model and deletes the folder. */
    public void train(
            TrainingOptions chosen,
            CorpusBuilder.Corpora corpora,
            SequenceTraining.DataDescription description,
            DeviceOptions device)
            throws IOException {
        train(
                chosen,
                corpora,
                progress ->
                        new SequenceTraining(
                                chosen,
                                corpora,
                                description,
                                ComputeDevice.valueOf(device.device.name()),
                                work().resolve("checkpoint"),
                                progress));
    }

    /** The same from the weights of a model. */
    public void trainFrom(
            StartingPoint start,
            TrainingOptions chosen,
            CorpusBuilder.Corpora corpora,
            SequenceTraining.DataDescription description,
            DeviceOptions device)
            throws IOException {
        train(
                chosen,
                corpora,
                progress ->
                        SequenceTraining.from(
                                start,
                                chosen,
                                corpora,
                                description,
                                ComputeDevice.valueOf(device.device.name()),
                                work().resolve("checkpoint"),
                                progress));
    }

    private void train(
            TrainingOptions chosen,
            CorpusBuilder.Corpora corpora,
            Function<TrainingProgress, SequenceTraining> prepare)
            throws IOException {
        if (corpora.validation().size() == 0) {
            delete(work());
            throw new Failure(
                    "nothing to validate on: name a file with --validation, or give more data");
        }
        notes.line(
                String.format(
                        Locale.ROOT,
                        "train: %,d %s to train on, %,d to validate on; %,d rules",
                        corpora.training().size(),
                        unit,
                        corpora.validation().size(),
                        corpora.vocabulary().size()));
        String shortened = TrainingSettings.shortened(chosen, corpora.training().size());
        if (shortened != null) {
            notes.line(shortened);
        }
        TrainingProgress progress =
                new TrainingProgress(notes, chosen.plan().epochs(), unit, "nats", options.quiet);
        try (SequenceTraining training = prepare.apply(progress)) {
            TrainingOutcome outcome = Stoppable.run(training::stop, training::train);
            notes.clear();
            if (!outcome.finished()) {
                throw new Failure("stopped; go on with the same command and --resume");
            }
            try (GrammarAutoencoder model = training.finish(outcome, progress)) {
                notes.clear();
                model.save(output);
            }
        }
        delete(work());
        if (!options.quiet) {
            notes.line("train: wrote " + output);
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
