package org.molrae.cli.expressions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.EngineThreads;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.SequenceRun;
import org.molrae.cli.training.SettingsFile;
import org.molrae.expressions.ExpressionCorpus;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.SequenceModel;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae expressions train}: makes a model from expressions. */
@Command(
        name = "train",
        description = {
            "Train one of the paper's four models on arithmetic expressions, and fit the density of its codes.",
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

    @Option(
            names = "--preset",
            paramLabel = "grae|gcvvae|gvae|cvae",
            defaultValue = "grae",
            description =
                    "The model: grammar RAE, grammar constant-variance VAE, grammar VAE, or character VAE."
                            + " Default: ${DEFAULT-VALUE}.")
    String preset;

    @Option(
            names = "--network",
            paramLabel = "ours|published",
            defaultValue = "ours",
            description =
                    "The network: molrae's, or that of Kusner et al. with its 50 epochs. Default: ${DEFAULT-VALUE}.")
    SequenceModel.Network network;

    @Reads
    @Option(
            names = "--config",
            paramLabel = "F",
            description = "YAML file with settings; options on the command line win over it.")
    @Nullable Path config;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs. Default: 20, or 50 of the published network.")
    @Nullable Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Expressions a step. Default: 256, or 600 of the published network.")
    @Nullable Integer batchSize;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Of weights, order and held-out expressions; the same gives the same model. Default: 1.")
    @Nullable Long seed;

    @Option(names = "--resume", description = "Go on from the checkpoint beside MODEL.")
    boolean resume;

    @Mixin DeviceOptions device;

    @Mixin RunOptions options;

    @Override
    public void run() {
        Notes notes = new Notes(options.streams());
        SequenceModel model;
        TrainingOptions chosen;
        try {
            model = SequenceModel.named(preset);
            chosen = settings(model);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        if (data != null) {
            if (data.equals("-")) {
                throw options.wrongUsage("--data must be a file: it is read again by --resume");
            }
            InputFile.requireReadable(data);
        }
        SequenceRun training = new SequenceRun(output, "expressions", options, notes);
        Path work = training.requireWork(resume);
        device.prepare();
        EngineThreads.set(options.threads);
        Grammar grammar = model.grammar(SequenceModel.Task.EXPRESSIONS, network);
        try (ExpressionCorpus corpus =
                new ExpressionCorpus(
                        grammar, chosen.network().maxLength(), chosen.plan().seed(), work)) {
            SequenceTraining.DataDescription description = fill(corpus, notes);
            training.train(chosen, corpus.finish(chosen.merges()), description, device);
        } catch (IOException e) {
            throw Failure.of("training failed", e);
        } catch (DivergenceException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private TrainingOptions settings(SequenceModel model) {
        TrainingOptions chosen = model.options(SequenceModel.Task.EXPRESSIONS, network);
        if (config != null) {
            chosen = TrainingConfiguration.with(chosen, SettingsFile.read(config));
        }
        Map<String, Object> plan = new LinkedHashMap<>();
        Map<String, Object> settings = new LinkedHashMap<>();
        if (epochs != null) {
            plan.put("epochs", epochs);
        }
        if (seed != null) {
            plan.put("seed", seed);
        }
        if (batchSize != null) {
            settings.put("batchSize", batchSize);
        }
        settings.put("plan", plan);
        return TrainingConfiguration.with(chosen, settings);
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
