package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.benchmarks.molecules.TableModel;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.cli.training.MoleculeCorpus;
import org.molrae.cli.training.SequenceRun;
import org.molrae.cli.training.TrainingProgress;
import org.molrae.grammar.Grammar;
import org.molrae.molecules.ReleasedModels;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.ModelDescription;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;
import picocli.CommandLine.Option;

/** The budget of the models of a table, the same for all. */
final class TableTrainingOptions {

    /** SMILES are longer in characters than in rules. */
    private static final int CHARACTERS = 120;

    private static final String KUSNER = "kusner";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "6",
            description = "Epochs of every model. Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "64",
            description = "Molecules a training step. Default: ${DEFAULT-VALUE}.")
    int batchSize;

    @Option(
            names = "--latent-weight",
            paramLabel = "R",
            defaultValue = "0.01",
            description =
                    "β of every model: the weight of KL divergence or squared norm beside nats a molecule."
                            + " Default: ${DEFAULT-VALUE}.")
    double latentWeight;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "convolutional-gru",
            description =
                    "convolutional-gru over the grammar smiles with merged rules, or kusner: the networks of Kusner et al."
                            + " over their grammar, without. Default: ${DEFAULT-VALUE}.")
    String network;

    /** Trains the model of a row, if it is not there yet; goes on from its checkpoint. */
    void train(
            TableModel row,
            Path data,
            Path output,
            ComputeDevice device,
            RunOptions run,
            Notes notes)
            throws IOException {
        TrainingOptions options = options(row, run);
        if (Files.exists(output)) {
            requireSame(output, options, data);
            return;
        }
        if (!run.quiet) {
            notes.line(row.label() + ": train");
        }
        Path work = output.resolveSibling(row.label() + ".training");
        Files.createDirectories(work);
        try (CorpusBuilder builder =
                new CorpusBuilder(grammar(row), options.network().maxLength(), work)) {
            SequenceTraining.DataDescription description =
                    new MoleculeCorpus(builder, options.plan().seed(), run, notes)
                            .read(data.toString(), null);
            if (builder.trainingSize() == 0) {
                throw new Failure(data + " holds no molecule to train on");
            }
            CorpusBuilder.Corpora corpora = builder.finish(options.merges());
            if (corpora.validation().size() == 0) {
                throw new Failure(data + " holds too few molecules: none is left to validate on");
            }
            TrainingProgress progress =
                    new TrainingProgress(notes, epochs, "molecules", "nats", run.quiet);
            try (SequenceTraining training =
                    new SequenceTraining(
                            options,
                            corpora,
                            description,
                            device,
                            work.resolve("checkpoint"),
                            progress)) {
                TrainingOutcome outcome = Stoppable.run(training::stop, training::train);
                if (!outcome.finished()) {
                    throw new CancellationException("stopped");
                }
                try (GrammarAutoencoder model = training.finish(outcome, progress)) {
                    model.save(output);
                }
            }
        }
        SequenceRun.delete(work);
    }

    private Grammar grammar(TableModel row) {
        if (!row.grammar()) {
            return Grammar.named("characters");
        }
        return Grammar.named(network.equals(KUSNER) ? KUSNER : "smiles");
    }

    private TrainingOptions options(TableModel row, RunOptions run) {
        Map<String, Object> shape = new HashMap<>();
        shape.put("architecture", network);
        if (!row.grammar()) {
            shape.put("maxLength", CHARACTERS);
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("network", shape);
        settings.put("objective", row.objective());
        settings.put("latentWeight", latentWeight);
        settings.put("batchSize", batchSize);
        settings.put("plan", Map.of("epochs", epochs, "seed", 1));
        if (network.equals(KUSNER)) {
            settings.put("merges", 0);
        }
        try {
            return TrainingConfiguration.with(TrainingOptions.DEFAULT, settings);
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private static void requireSame(Path model, TrainingOptions options, Path data)
            throws IOException {
        ModelDescription found = ReleasedModels.describe(model.toString());
        boolean same =
                found.network().equals(options.network())
                        && found.provenance().seed() == options.plan().seed()
                        && found.provenance().epochs() == options.plan().epochs()
                        && found.provenance().dataSha256().equals(MoleculeCorpus.sha256(data));
        if (!same) {
            throw new Failure(
                    model
                            + " is of a table with other data or another budget: give another folder");
        }
    }
}
