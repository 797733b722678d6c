package org.molrae.benchmarks.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.CellStore;
import org.molrae.benchmarks.table.Experiment;
import org.molrae.benchmarks.table.Fingerprint;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageTraining;
import org.molrae.images.ImageTrainingOptions;
import org.molrae.images.TrainingBudget;
import org.molrae.images.data.ImageData;
import org.molrae.images.metric.FeatureExtractor;

/**
 * Trainings of the paper's models of images with equal budgets. A row is a model by the paper's
 * name; a trial is the seed of its training. A cell's folder keeps its checkpoint while it trains,
 * then {@code model.safetensors}.
 */
public final class ImagesExperiment implements Experiment {

    static final String DENSITY = "density";
    static final String OBJECTIVE = "objective";

    private static final String MODEL = "model.safetensors";

    private final CellStore store;
    private final TrainingBudget budget;
    private final ImageData data;
    private final ComputeDevice device;
    private final FeatureExtractor extractor;
    private final TableListener listener;
    private final StopSignal signal;
    private final ImageFigures figures;

    /**
     * The trainings by a budget.
     *
     * @param store of the cells, where the model of one may serve another
     * @throws IllegalArgumentException if the data are too few
     */
    public ImagesExperiment(
            CellStore store,
            TrainingBudget budget,
            ImageData data,
            ComputeDevice device,
            FeatureExtractor extractor,
            TableListener listener,
            StopSignal signal) {
        this.store = store;
        this.budget = budget;
        this.data = data;
        this.device = device;
        this.extractor = extractor;
        this.listener = listener;
        this.signal = signal;
        figures = new ImageFigures(data.heldOut(), extractor);
    }

    @Override
    public Comparator<String> order() {
        return Comparator.comparing(Preset::named);
    }

    private ImageTrainingOptions options(Preset model, long seed) {
        return budget.options(model, seed, data.shape());
    }

    @Override
    public Fingerprint fingerprint(String row, int trial) {
        ImageTrainingOptions options = options(Preset.named(row), trial);
        return Fingerprint.EMPTY
                .with("network", options.network())
                .with("objective", options.objective())
                .with("plan", options.plan())
                .with("batch size", options.batchSize())
                .with("components", options.components())
                .with("data", data.sha256())
                .with(
                        "images",
                        "%d training, %d validation, %d held out"
                                .formatted(
                                        data.training().size(),
                                        data.validation().size(),
                                        data.heldOut().size()))
                .with("features", extractor.description());
    }

    @Override
    public Cell compute(String row, int trial, Path folder) throws IOException {
        Preset model = Preset.named(row);
        Path file = folder.resolve(MODEL);
        if (!Files.exists(file)) {
            Path twin = twin(model, trial);
            if (twin == null) {
                train(options(model, trial), folder.resolve("checkpoint"), file);
            } else {
                Files.copy(twin, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (ImageAutoencoder trained = ImageAutoencoder.load(file, device)) {
            if (model == Preset.TWO_STAGE_VAE) {
                fitSecondStage(trained, file);
            }
            Map<String, String> labels =
                    Map.of(
                            DENSITY,
                            ImageFigures.simpleDensity(model),
                            OBJECTIVE,
                            trained.provenance().objective());
            Cell cell = new Cell(row, trial, figures.of(trained, model), labels, List.of());
            Files.deleteIfExists(folder.resolve("checkpoint"));
            return cell;
        }
    }

    /** The model of another row that is trained in exactly the same way, if it is there. */
    private @Nullable Path twin(Preset model, int seed) throws IOException {
        ImageTrainingOptions options = options(model, seed);
        for (Preset other : Preset.values()) {
            if (other != model && options(other, seed).equals(options)) {
                String row = other.label();
                if (store.find(row, seed, fingerprint(row, seed)).isPresent()) {
                    return store.folder(row, seed).resolve(MODEL);
                }
            }
        }
        return null;
    }

    /** The second stage of a two-stage VAE is a density like any other, fitted to its codes. */
    private void fitSecondStage(ImageAutoencoder model, Path file) throws IOException {
        if (!model.densities().containsKey(ImageFigures.SECOND_STAGE)) {
            model.fit(
                    DensityEstimator.of(ImageFigures.SECOND_STAGE, model.provenance().seed()),
                    data,
                    listener);
            model.save(file);
        }
    }

    private void train(ImageTrainingOptions options, Path checkpoint, Path file)
            throws IOException {
        try (ImageTraining training =
                new ImageTraining(options, data, device, checkpoint, listener)) {
            TrainingOutcome outcome = signal.train(training::stop, training::train);
            try (ImageAutoencoder model = training.finish(outcome, listener)) {
                model.save(file);
            }
        }
    }

    @Override
    public Report report(List<Cell> cells) {
        Report report =
                new Report("images-table", "seeds", cells)
                        .column("model", row -> row.get(0).row().toUpperCase(Locale.ROOT))
                        .trials()
                        .field("model", Cell::row)
                        .field("seed", Cell::trial)
                        .field("n_density", cell -> cell.label(DENSITY));
        figure(report, ImageFigures.RECONSTRUCTION, "rec", 1);
        figure(report, ImageFigures.SIMPLE, "n", 1);
        figure(report, ImageFigures.MIXTURE, "gmm", 1);
        figure(report, ImageFigures.INTERPOLATION, "interp", 1);
        figure(report, ImageFigures.SQUARED_ERROR, "squared_error", 2);
        for (String density : List.of(ImageFigures.MIXTURE, ImageFigures.SIMPLE)) {
            String suffix = density.equals(ImageFigures.MIXTURE) ? "gmm" : "n";
            figure(report, ImageFigures.RECALL.formatted(density), "f8_" + suffix, 3);
            figure(report, ImageFigures.PRECISION.formatted(density), "f1_8_" + suffix, 3);
        }
        report.column("column N", row -> row.get(0).label(DENSITY));
        return report.after(
                        "Rec., N, GMM, Interp.: %s from the held-out images, lower is better; %s."
                                .formatted(extractor.distanceName(), extractor.description()))
                .after(description() + ".")
                .after(objectives(report));
    }

    private static void figure(Report report, String figure, String field, int digits) {
        report.mean(figure, figure, digits).field(field, figure);
    }

    private static String objectives(Report report) {
        return "| model | objective |\n|---|---|\n"
                + report.rows().values().stream()
                        .map(
                                row ->
                                        "| %s | `%s` |"
                                                .formatted(
                                                        row.get(0).row().toUpperCase(Locale.ROOT),
                                                        row.get(0).label(OBJECTIVE)))
                        .collect(Collectors.joining("\n"));
    }

    /** What all cells have in common, in words. */
    private String description() {
        return "%s; %s, %d training, %d validation, %d held-out images (sha256 %s); %d epochs in batches of %d, learning rate %s"
                .formatted(
                        options(Preset.AE, 0).network(),
                        data.name(),
                        data.training().size(),
                        data.validation().size(),
                        data.heldOut().size(),
                        data.sha256(),
                        budget.epochs(),
                        budget.batchSize(),
                        budget.learningRate());
    }

    /**
     * Draws {@code reconstructions.png}, {@code samples.png} and {@code interpolations.png} with a
     * row for each model's first seed.
     */
    public void draw(Report report, Path folder) throws IOException {
        TablePictures pictures = new TablePictures(data.heldOut());
        for (List<Cell> row : report.rows().values()) {
            Cell first = row.get(0);
            Path file = store.folder(first.row(), first.trial()).resolve(MODEL);
            try (ImageAutoencoder model = ImageAutoencoder.load(file, device)) {
                pictures.add(Preset.named(first.row()), model);
            }
        }
        pictures.write(folder);
    }
}
