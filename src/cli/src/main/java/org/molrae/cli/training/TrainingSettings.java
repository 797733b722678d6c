package org.molrae.cli.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.Preset;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.StartingPoint;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;
import picocli.CommandLine.Option;

/** How a model is trained: a configuration file, and the settings that most often change. */
public final class TrainingSettings {

    @Reads
    @Option(
            names = "--config",
            paramLabel = "F",
            description = "YAML file with settings; options on the command line win over it.")
    @Nullable Path config;

    @Option(
            names = {"--preset", "--regularizer"},
            paramLabel = "NAME",
            completionCandidates = Completions.Presets.class,
            description = {
                "One of the paper's models of sequences, ${bundle:models}, as the benchmarks train it: grammar,"
                        + " network, objective with its weights, epochs and batch, each of which another setting wins over."
                        + " Or an objective alone, by the paper's names: ${bundle:presets}."
            })
    @Nullable String preset;

    @Option(
            names = "--network",
            paramLabel = "ours|published",
            converter = NetworkName.class,
            description =
                    "The preset's network: molrae's, or that of Kusner et al. with its grammar, epochs and batch."
                            + " Default: ours.")
    SequencePreset.@Nullable Network network;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Epochs at most. Default: 20, or 100 (expressions: 50) of the published network.")
    @Nullable Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description =
                    "Examples a step. Default: 128 (expressions: 256), or 500 (600) of the published network.")
    @Nullable Integer batchSize;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description =
                    "Adam's learning rate, at its highest. Default: 0.0015 (expressions: 0.003), or 0.001 of the published"
                            + " network.")
    @Nullable Double learningRate;

    @Option(
            names = "--latent",
            paramLabel = "N",
            description = "Latent dimensions. Default: 64, of a preset 56 (expressions: 25).")
    @Nullable Integer latentDimension;

    @Option(
            names = "--merges",
            paramLabel = "N",
            description =
                    "Merged rules to learn from the data. Default: 256; none of cvae, of the published network and of"
                            + " expressions.")
    @Nullable Integer merges;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Of weights and order; the same gives the same model on as many --threads. Default: 1.")
    @Nullable Long seed;

    /**
     * What is trained from random weights.
     *
     * @param grammar that is written and read
     */
    public record Choice(Grammar grammar, TrainingOptions options) {}

    /** The choice for a task: of expressions {@code grae} if no preset is named. */
    public Choice choose(SequencePreset.Task task, RunOptions run) {
        try {
            Given given = given();
            SequencePreset model = given.model;
            if (model == null && task == SequencePreset.Task.EXPRESSIONS) {
                model = SequencePreset.GRAE;
            }
            SequencePreset.Network whose = given.network();
            if (model != null) {
                return new Choice(
                        model.grammar(task, whose), model.options(task, whose, given.settings));
            }
            if (network != null) {
                throw new IllegalArgumentException("--network needs a --preset of sequences");
            }
            return new Choice(Grammar.named("smiles"), given.over(TrainingOptions.DEFAULT));
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The options for molecules with what a model fixes that training goes on from.
     *
     * @param count how many molecules there are
     */
    TrainingOptions goOn(StartingPoint start, int count, RunOptions run) {
        try {
            Given given = given();
            if (network != null) {
                throw new IllegalArgumentException(
                        "--from keeps the network of its model: leave out --network");
            }
            TrainingOptions chosen =
                    given.over(
                            given.model == null
                                    ? start.options(count)
                                    : start.options(given.model, SequencePreset.Task.MOLECULES));
            start.require(chosen);
            return chosen;
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What was asked for.
     *
     * @param model null if none was named
     * @param settings of the file, then of the command line
     */
    private record Given(
            @Nullable SequencePreset model,
            SequencePreset.@Nullable Network asked,
            List<Map<String, Object>> settings) {

        TrainingOptions over(TrainingOptions defaults) {
            TrainingOptions chosen = defaults;
            for (Map<String, Object> some : settings) {
                chosen = TrainingConfiguration.with(chosen, some);
            }
            return chosen;
        }

        /** The network asked for, or that of the file's architecture. */
        SequencePreset.Network network() {
            SequencePreset.Network found = asked;
            for (Map<String, Object> some : settings) {
                if (some.get("network") instanceof Map<?, ?> group
                        && group.get("architecture") instanceof String architecture) {
                    found = SequencePreset.Network.named(architecture);
                }
            }
            if (asked != null && found != asked) {
                throw new IllegalArgumentException(
                        "--network %s is not the architecture of the configuration file"
                                .formatted(asked.label()));
            }
            return found == null ? SequencePreset.Network.OURS : found;
        }
    }

    /** What there is to say of a warm-up that is too long for its run, or null. */
    static @Nullable String shortened(TrainingOptions chosen, int examples) {
        int steps = (examples + chosen.batchSize() - 1) / chosen.batchSize();
        int planned = chosen.plan().warmupSteps();
        int warmup = chosen.plan().warmup(steps);
        return warmup == planned
                ? null
                : "train: %,d steps in all: the warm-up takes %,d of them, not %,d"
                        .formatted((long) steps * chosen.plan().epochs(), warmup, planned);
    }

    private Given given() {
        Map<String, Object> file =
                config == null ? new LinkedHashMap<>() : SettingsFile.read(config);
        Object inFile = file.remove("preset");
        SequencePreset model = inFile == null ? null : SequencePreset.named(inFile.toString());
        Map<String, Object> line = line();
        if (preset != null) {
            Optional<SequencePreset> named = SequencePreset.find(preset);
            if (named.isPresent()) {
                model = named.get();
            } else {
                line.put("objective", objective(preset));
            }
        }
        return new Given(model, network, List.of(file, line));
    }

    private static String objective(String name) {
        try {
            return Preset.named(name).label();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s; of models of sequences there are %s"
                            .formatted(e.getMessage(), SequencePreset.labels()),
                    e);
        }
    }

    private Map<String, Object> line() {
        GivenSettings plan =
                new GivenSettings()
                        .with("epochs", epochs)
                        .with("learningRate", learningRate)
                        .with("seed", seed);
        return new GivenSettings()
                .with("batchSize", batchSize)
                .with("merges", merges)
                .with("plan", plan)
                .with("network", new GivenSettings().with("latentDimension", latentDimension))
                .byName();
    }
}
