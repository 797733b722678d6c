package org.molrae.cli.expressions;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.SequenceRun;
import org.molrae.cli.training.TrainingSettings;
import org.molrae.expressions.ExpressionCorpus;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae expressions train}: makes a model from expressions. */
@Command(
        name = "train",
        description = {
            "Train one of the paper's four models on arithmetic expressions, grae if no other is named, and fit the density of its codes.",
            "Without --data the 100,000 expressions of Kusner et al. are written from the grammar. A checkpoint beside"
                    + " the model is written after every epoch, and on Ctrl-C; --resume goes on from it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions train --output grae.safetensors",
            "  molrae expressions train --preset cvae --epochs 10 --output cvae.safetensors",
            "  molrae expressions train --preset gvae --network published --output gvae.safetensors",
            "  molrae expressions train --data equations.txt.gz --config settings.yaml --output my.safetensors",
            "",
            "A configuration file is YAML with the settings that 'molrae train --help' shows."
        })
final class ExpressionsTrainCommand implements Runnable {

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            description =
                    "Expressions to train on, one a line; gzip is recognised. Default: the 100,000 of Kusner et al.")
    @Nullable String data;

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

    @Mixin RunOptions options;

    @Override
    public void run() {
        Notes notes = new Notes(options.streams());
        TrainingSettings.Choice choice = settings.choose(SequencePreset.Task.EXPRESSIONS, options);
        TrainingOptions chosen = choice.options();
        if (data != null) {
            if (data.equals("-")) {
                throw options.wrongUsage("--data must be a file: it is read again by --resume");
            }
            InputFile.requireReadable(data);
        }
        SequenceRun training = new SequenceRun(output, "expressions", options, notes);
        Path work = training.requireWork(resume);
        device.prepare();
        PyTorch.setThreads(options.threads);
        try (ExpressionCorpus corpus =
                new ExpressionCorpus(
                        choice.grammar(),
                        chosen.network().maxLength(),
                        chosen.plan().seed(),
                        work)) {
            SequenceTraining.DataDescription description = fill(corpus, notes);
            training.train(chosen, corpus.finish(chosen.merges()), description, device);
        } catch (IOException e) {
            throw Failure.of("training failed", e);
        } catch (DivergenceException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private SequenceTraining.DataDescription fill(ExpressionCorpus corpus, Notes notes)
            throws IOException {
        if (data == null) {
            corpus.addKusner();
            return corpus.description("expressions of Kusner et al.");
        }
        new ExpressionLines(options, notes).read(data, corpus::add);
        if (corpus.trainingSize() == 0) {
            throw new Failure(data + " holds no expression to train on");
        }
        return corpus.description(String.valueOf(Path.of(data).getFileName()));
    }
}
