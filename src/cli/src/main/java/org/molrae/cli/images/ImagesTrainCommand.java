package org.molrae.cli.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Formerly;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.cli.training.GivenSettings;
import org.molrae.cli.training.SettingsFile;
import org.molrae.cli.training.TrainingProgress;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageTraining;
import org.molrae.images.ImageTrainingConfiguration;
import org.molrae.images.ImageTrainingOptions;
import org.molrae.images.data.ImageData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae images train}: makes a model from images. */
@Command(
        name = "train",
        description = {
            "Train a model on images, and fit the density of its codes.",
            "The networks are the paper's with --width times their channels; β and λ are the authors' for images"
                    + " of the shape. A checkpoint beside the model is written after every epoch, and on Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae images train --data drawn --output digits.safetensors",
            "  molrae images train --data mnist:data/mnist --preset vae --width 1/4 --epochs 50 --output vae.safetensors",
            "  molrae images train --data cifar10:data --width 1 --device gpu --epochs 100 --output cifar.safetensors",
            "  molrae images train --data drawn --config settings.yaml --epochs 5 --output mine.safetensors",
            "",
            "A configuration file is YAML with any of these settings, here with some defaults; weights that are not"
                    + " set are the authors' for the objective and the images:",
            "  objective: rae-l2",
            "  latentWeight: 0.0128",
            "  regularizerWeight: 1.024e-4",
            "  network: {width: 0.125, latentDimension: 16}",
            "  plan: {seed: 1, epochs: 20, learningRate: 1.0e-3, schedule: cosine, patience: 0}",
            "  batchSize: 100",
            "  components: 10",
            "These put other parts in the places of the objective's own:",
            "  posterior: ${bundle:plainPosteriors}",
            "  latentPenalty: ${bundle:latentPenalties}",
            "  regularizer: ${bundle:regularizers}"
        })
final class ImagesTrainCommand implements Runnable {

    @Mixin ImageDataOptions source;

    @Writes
    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL",
            required = true,
            description = "Write the model to this file.")
    Path output;

    @Option(
            names = "--preset",
            paramLabel = "P",
            completionCandidates = Completions.Objectives.class,
            description = "The model, by the paper's names: ${bundle:presets}. Default: rae-l2.")
    @Nullable String preset;

    @Reads
    @Option(
            names = "--config",
            paramLabel = "F",
            description = "YAML file with settings; options on the command line win over it.")
    @Nullable Path config;

    @Mixin ImageBudgetOptions budget;

    @Option(
            names = "--schedule",
            paramLabel = "cosine|plateau|constant",
            description =
                    "How the learning rate moves: along half a cosine, halved after five epochs without a better"
                            + " validation loss as in the paper's code, or not at all. Default: cosine.")
    TrainingPlan.@Nullable Schedule schedule;

    @Option(
            names = "--latent",
            paramLabel = "N",
            converter = Positive.class,
            description = "Latent dimensions. Default: the paper's, 16, 128 or 64 by the images.")
    @Nullable Integer latent;

    @Formerly("--beta")
    @Option(
            names = "--latent-weight",
            paramLabel = "B",
            description = "Weight of the latent penalty. Default: the authors'.")
    @Nullable Double beta;

    @Formerly("--lambda")
    @Option(
            names = "--regularizer-weight",
            paramLabel = "L",
            description = "Weight of the penalty on the decoder. Default: the authors'.")
    @Nullable Double lambda;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of weights, order and noise; the same gives the same model. Default: 1.")
    @Nullable Long seed;

    @Option(names = "--resume", description = "Go on from the checkpoint beside MODEL.")
    boolean resume;

    @Mixin ImageRunOptions run;

    @Override
    public void run() {
        Notes notes = new Notes(run.streams());
        Path checkpoint = checkpoint();
        ComputeDevice device = run.prepare();
        ImageData data = source.read(notes, run.quiet);
        ImageTrainingConfiguration chosen = configuration(data);
        ImageTrainingOptions options = chosen.options();
        TrainingProgress progress =
                new TrainingProgress(notes, "images", "squared error", run.quiet);
        try (ImageTraining training =
                new ImageTraining(options, data, device, checkpoint, progress)) {
            TrainingOutcome outcome = Stoppable.run(training::stop, training::train);
            notes.clear();
            if (!outcome.finished()) {
                throw new Failure("stopped; go on with the same command and --resume");
            }
            try (ImageAutoencoder model = training.finish(outcome, progress)) {
                chosen.preset()
                        .density()
                        .map(own -> DensityEstimator.of(own, options.plan().seed()))
                        .ifPresent(own -> model.fit(own, data, progress));
                notes.clear();
                model.save(output);
            }
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            throw Failure.of("training failed", e);
        } catch (DivergenceException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
        run.say(notes, progress.summary() + "wrote " + output);
    }

    private Path checkpoint() {
        ResultFile.requireFile(output);
        Path checkpoint = output.resolveSibling(output.getFileName() + ".checkpoint");
        if (resume && !Files.exists(checkpoint)) {
            throw new Failure("nothing to resume: there is no " + checkpoint);
        }
        if (!resume && Files.exists(checkpoint)) {
            throw new Failure(
                    checkpoint + " is there from an earlier run: add --resume, or delete it");
        }
        Path parent = output.toAbsolutePath().getParent();
        if (parent == null || !Files.isWritable(parent)) {
            throw new Failure("cannot write " + output + ": no folder that can be written to");
        }
        return checkpoint;
    }

    private ImageTrainingConfiguration configuration(ImageData data) {
        List<Map<String, ?>> layers = new ArrayList<>();
        if (config != null) {
            layers.add(SettingsFile.read(config));
        }
        layers.add(budget.given());
        layers.add(given());
        try {
            return ImageTrainingConfiguration.of(data.shape(), budget.budget(), layers);
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> given() {
        return new GivenSettings()
                .with("objective", preset)
                .with("latentWeight", beta)
                .with("regularizerWeight", lambda)
                .with("plan", new GivenSettings().with("schedule", schedule).with("seed", seed))
                .with("network", new GivenSettings().with("latentDimension", latent))
                .byName();
    }
}
