package org.molrae.cli.expressions;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.TrainingSettings;
import org.molrae.cli.training.TrainingVerb;
import org.molrae.expressions.ExpressionCorpus;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.SequenceRun;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingOptions;
import picocli.CommandLine.Command;
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
final class ExpressionsTrainCommand extends TrainingVerb {

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            description =
                    "Expressions to train on, one a line; gzip is recognised. Default: the 100,000 of Kusner et al.")
    @Nullable String data;

    @Override
    public void run() {
        TrainingSettings.Choice choice = choice(SequencePreset.Task.EXPRESSIONS);
        if (!choice.options().prediction().properties().isEmpty()) {
            throw options.wrongUsage("properties: expressions have none");
        }
        if (data != null) {
            if (data.equals("-")) {
                throw options.wrongUsage("--data must be a file: it is read again by --resume");
            }
            InputFile.requireReadable(data);
        }
        run(notes -> train(choice, notes));
    }

    private void train(TrainingSettings.Choice choice, Notes notes) throws IOException {
        TrainingOptions chosen = choice.options();
        SequenceRun run = begin();
        try (ExpressionCorpus corpus =
                new ExpressionCorpus(
                        choice.grammar(),
                        chosen.network().maxLength(),
                        chosen.plan().seed(),
                        run.folder())) {
            SequenceTraining.DataDescription description = fill(corpus, notes);
            train(
                    run,
                    null,
                    chosen,
                    corpus.finish(chosen.merges()),
                    description,
                    "expressions",
                    notes);
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
