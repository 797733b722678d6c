package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Preset;
import org.molrae.benchmarks.images.ImagesExperiment;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.cli.images.FeatureOptions;
import org.molrae.cli.images.ImageBudgetOptions;
import org.molrae.cli.images.ImageDataOptions;
import org.molrae.cli.images.ImageRunOptions;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Formerly;
import org.molrae.cli.options.Positive;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.data.ImageData;
import org.molrae.images.metric.FeatureExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark images-table}: the paper's table over images. */
@Command(
        name = "images-table",
        description = {
            "Train the paper's ten models of images with equal budgets and measure them: the paper's table 1.",
            "Rec., N, GMM and Interp. are Fréchet distances from the held-out images of reconstructions, of"
                    + " samples from the simple density (prior, second stage or fitted Gaussian), of samples from"
                    + " the mixture, and of mid-points between images.",
            "Each model and seed is a cell in DIR/cells. Run the same command again to go on where it was"
                    + " stopped, and with more --models or --trials to add rows and trials. The table is written to"
                    + " DIR/images-table.md and .csv, pictures of every row beside it, and the table to standard"
                    + " output."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark images-table --data drawn --limit 500 --width 1/32 --epochs 2 --output try",
            "  molrae benchmark images-table --data mnist:data/mnist --width 1/16 --epochs 10 --output table",
            "  molrae benchmark images-table --data mnist:data/mnist --width 1/16 --epochs 10 --output table --models vae,rae-l2,ae --trials 3",
            "  molrae benchmark images-table --data cifar10:data --width 1 --epochs 100 --device gpu --inception inception-2015-12-05.pt --output cifar"
        })
final class BenchmarkImagesTableCommand implements Runnable {

    @Mixin ImageDataOptions source;

    @Mixin ImageBudgetOptions budget;

    @Option(
            names = "--models",
            paramLabel = "P",
            completionCandidates = Completions.Objectives.class,
            split = ",",
            description = "Rows to make, by the paper's names. Default: all ten.")
    @Nullable List<String> models;

    @Formerly("--seeds")
    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "1",
            converter = Positive.class,
            description = "Train each row from the seeds 1 to N. Default: ${DEFAULT-VALUE}.")
    int trials;

    @Mixin FeatureOptions features;

    @Mixin TableOutput output;

    @Mixin ImageRunOptions run;

    @Override
    public void run() {
        Notes notes = new Notes(run.streams());
        List<Preset> rows = rows();
        ComputeDevice device = run.prepare();
        ImageData data = source.read(notes, run.quiet);
        requireTrainable(data);
        output.print(() -> table(rows, data, device, notes), notes, run);
    }

    private String table(List<Preset> models, ImageData data, ComputeDevice device, Notes notes)
            throws IOException {
        TableProgress progress =
                new TableProgress(notes, run.quiet, "images", "loss", Object::toString);
        try (FeatureExtractor extractor =
                features.open(data, device, output.folder.resolve("classifier"), progress)) {
            StopSignal signal = new StopSignal();
            ImagesExperiment experiment =
                    new ImagesExperiment(
                            output.store(),
                            budget.budget(),
                            data,
                            device,
                            extractor,
                            progress,
                            signal);
            List<String> labels = models.stream().map(Preset::label).toList();
            Table table = new Table(output.store(), experiment, progress, signal);
            Report report = output.compute(table, labels, trials, signal);
            experiment.draw(report, output.folder);
            return report.markdown();
        }
    }

    private List<Preset> rows() {
        if (models == null) {
            return Arrays.asList(Preset.values());
        }
        try {
            return models.stream().map(Preset::named).toList();
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private void requireTrainable(ImageData data) {
        try {
            budget.budget().options(Preset.AE, 1, data.shape());
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
