package org.molrae.cli.benchmarks;

import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.sequences.TrainedModels;
import org.molrae.cli.options.Positive;
import org.molrae.cli.training.GivenSettings;
import org.molrae.cli.training.NetworkName;
import org.molrae.sequences.SequencePreset;
import picocli.CommandLine.Option;

/** How the models of a table are trained: as {@code train --preset}, but for what is given here. */
final class TableTrainingOptions {

    @Option(
            names = "--network",
            paramLabel = "ours|published",
            converter = NetworkName.class,
            defaultValue = "ours",
            description =
                    "The network: molrae's, or that of Kusner et al. with its grammar, epochs and batch."
                            + " Default: ${DEFAULT-VALUE}.")
    SequencePreset.Network network;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Epochs of every training. Default: 20, or 100 (expressions: 50) of the published network.")
    @Nullable Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Examples a training step. Default: 128 (expressions: 256), or 500 (600) of the published network.")
    @Nullable Integer batchSize;

    @Option(
            names = "--latent-weight",
            paramLabel = "R",
            description =
                    "β of every model: the weight of KL divergence or squared norm beside nats an example. Default: each"
                            + " model's own.")
    @Nullable Double latentWeight;

    /** The trainings for a task. */
    TrainedModels.Training training(SequencePreset.Task task) {
        TrainedModels.Training training =
                new TrainedModels.Training(
                        task,
                        network,
                        new GivenSettings()
                                .with("batchSize", batchSize)
                                .with("latentWeight", latentWeight)
                                .with("plan", new GivenSettings().with("epochs", epochs))
                                .byName());
        training.options(SequencePreset.GRAE); // refuses what makes no sense
        return training;
    }
}
