package org.molrae.cli.training;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.options.RunOptions;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;
import picocli.CommandLine.Option;

/** How a model is trained: a configuration file, and the settings that most often change. */
final class TrainingSettings {

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "YAML file with settings; options on the command line win over it.")
    @Nullable Path config;

    @Option(
            names = {"--regularizer", "--preset"},
            paramLabel = "NAME",
            description =
                    "The objective, by the paper's names: ${bundle:presets}; for sequences also"
                            + " grae (rae-l2), gvae (vae), gcvvae (cv-vae). Default: rae-l2.")
    @Nullable String objective;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs at most. Default: 20.")
    @Nullable Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Molecules a step. Default: 128.")
    @Nullable Integer batchSize;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "Adam's learning rate, at its highest. Default: 0.0015.")
    @Nullable Double learningRate;

    @Option(names = "--latent", paramLabel = "N", description = "Latent dimensions. Default: 64.")
    @Nullable Integer latentDimension;

    @Option(
            names = "--merges",
            paramLabel = "N",
            description = "Merged rules to learn from the data. Default: 256.")
    @Nullable Integer merges;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of weights and order; the same gives the same model. Default: 1.")
    @Nullable Long seed;

    /** The settings put together, over the defaults. */
    TrainingOptions options(RunOptions run) {
        return options(TrainingOptions.DEFAULT, run);
    }

    /** The settings put together, over others. */
    TrainingOptions options(TrainingOptions defaults, RunOptions run) {
        try {
            TrainingOptions chosen = defaults;
            if (config != null) {
                chosen = TrainingConfiguration.with(chosen, SettingsFile.read(config));
            }
            return TrainingConfiguration.with(chosen, given());
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> given() {
        GivenSettings plan =
                new GivenSettings()
                        .with("epochs", epochs)
                        .with("learningRate", learningRate)
                        .with("seed", seed);
        return new GivenSettings()
                .with("objective", objective)
                .with("batchSize", batchSize)
                .with("merges", merges)
                .with("plan", plan)
                .with("network", new GivenSettings().with("latentDimension", latentDimension))
                .byName();
    }
}
