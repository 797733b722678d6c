package org.molrae.benchmarks.images;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageTraining;
import org.molrae.images.ImageTrainingOptions;
import org.molrae.images.TrainingBudget;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageFormatException;
import org.molrae.images.metric.FeatureExtractor;

/**
 * The paper's table, made cell by cell in a folder: {@code cells/MODEL-SEED} holds a cell's
 * checkpoint while it trains, then {@code model.safetensors} and {@code figures.json}.
 */
public final class ImagesTable {

    private static final String MODEL = "model.safetensors";
    private static final String FIGURES = "figures.json";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;
    private final TrainingBudget budget;
    private final ImageData data;
    private final ComputeDevice device;
    private final FeatureExtractor extractor;
    private final TableListener listener;
    private final Evaluation evaluation;
    private volatile boolean stopped;
    private volatile @Nullable ImageTraining current;

    /**
     * Prepares a table.
     *
     * @param folder made if it is not there
     * @throws IllegalArgumentException if the data are too few, or the network does not fit them
     */
    public ImagesTable(
            Path folder,
            TrainingBudget budget,
            ImageData data,
            ComputeDevice device,
            FeatureExtractor extractor,
            TableListener listener) {
        this.folder = folder;
        this.budget = budget;
        this.data = data;
        this.device = device;
        this.extractor = extractor;
        this.listener = listener;
        evaluation = new Evaluation(data.heldOut(), extractor);
    }

    /** Asks the run to write a checkpoint and end; from any thread. */
    public void stop() {
        stopped = true;
        ImageTraining training = current;
        if (training != null) {
            training.stop();
        }
    }

    /**
     * Makes the cells that are not there yet; in the order of seeds, so that every row has one
     * early.
     *
     * @param models rows to make
     * @param seeds of each, from 1
     * @throws CancellationException if it was stopped
     */
    public void run(List<Preset> models, int seeds) throws IOException {
        int number = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            for (Preset model : models) {
                number++;
                Path cell = cell(model, seed);
                if (!Files.exists(cell.resolve(FIGURES))) {
                    listener.cell(model.label() + "-" + seed, number, models.size() * seeds);
                    make(cell, model, seed);
                }
            }
        }
    }

    private Path cell(Preset model, long seed) {
        return folder.resolve("cells").resolve(model.label() + "-" + seed);
    }

    private void make(Path cell, Preset model, long seed) throws IOException {
        Files.createDirectories(cell);
        ImageTrainingOptions options = budget.options(model, seed, data.shape());
        Path file = cell.resolve(MODEL);
        if (!Files.exists(file)) {
            Path twin = twin(model, seed);
            if (twin == null) {
                train(cell, options, file);
            } else {
                Files.copy(twin, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (ImageAutoencoder trained = ImageAutoencoder.load(file, device)) {
            if (model == Preset.TWO_STAGE_VAE) {
                fitSecondStage(trained, file);
            }
            CellFigures figures = evaluation.of(trained, model, description());
            write(cell.resolve(FIGURES), GSON.toJson(figures));
            listener.done(figures);
        }
        Files.deleteIfExists(cell.resolve("checkpoint"));
    }

    /** The model of another row that is trained in exactly the same way, if it is there. */
    private @Nullable Path twin(Preset model, long seed) {
        ImageTrainingOptions options = budget.options(model, seed, data.shape());
        for (Preset other : Preset.values()) {
            Path file = cell(other, seed).resolve(MODEL);
            if (other != model
                    && budget.options(other, seed, data.shape()).equals(options)
                    && Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    /** The second stage of a two-stage VAE is a density like any other, fitted to its codes. */
    private void fitSecondStage(ImageAutoencoder model, Path file) throws IOException {
        if (!model.densities().containsKey(Evaluation.SECOND_STAGE)) {
            model.fit(
                    DensityEstimator.of(Evaluation.SECOND_STAGE, model.provenance().seed()),
                    data,
                    listener);
            model.save(file);
        }
    }

    private void train(Path cell, ImageTrainingOptions options, Path file) throws IOException {
        try (ImageTraining training =
                new ImageTraining(options, data, device, cell.resolve("checkpoint"), listener)) {
            current = training;
            if (stopped) {
                throw new CancellationException("stopped");
            }
            TrainingOutcome outcome = training.train();
            if (!outcome.finished()) {
                throw new CancellationException("stopped");
            }
            try (ImageAutoencoder model = training.finish(outcome, listener)) {
                model.save(file);
            }
        } finally {
            current = null;
        }
    }

    /** What all cells must have in common. */
    private String description() {
        ImageTrainingOptions any = budget.options(Preset.AE, 0, data.shape());
        return "%s; %s, %d training, %d validation, %d held-out images (sha256 %s); %d epochs in batches of %d, learning rate %s"
                .formatted(
                        any.network(),
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
     * Writes what the folder's cells make: {@code images-table.md}, {@code images-table.csv}, and
     * {@code reconstructions.png}, {@code samples.png} and {@code interpolations.png} with a row
     * for each model's first seed.
     *
     * @throws ImageFormatException if the folder holds no cells, or those of another table
     */
    public TableReport report() throws IOException {
        List<CellFigures> cells = figures();
        if (cells.isEmpty()) {
            throw new ImageFormatException(folder + " holds no finished cells");
        }
        TableReport report = new TableReport(cells, extractor.distanceName());
        write(folder.resolve("images-table.md"), report.markdown());
        write(folder.resolve("images-table.csv"), report.csv());
        TablePictures pictures = new TablePictures(data.heldOut());
        Set<String> drawn = new HashSet<>();
        for (CellFigures figures : cells) {
            if (drawn.add(figures.model())) {
                Preset preset = Preset.named(figures.model());
                Path file = cell(preset, figures.seed()).resolve(MODEL);
                try (ImageAutoencoder model = ImageAutoencoder.load(file, device)) {
                    pictures.add(preset, model);
                }
            }
        }
        pictures.write(folder);
        return report;
    }

    /** The figures of all cells in the folder. */
    private List<CellFigures> figures() throws IOException {
        List<CellFigures> all = new ArrayList<>();
        try (Stream<Path> cells = Files.list(folder.resolve("cells"))) {
            for (Path cell : cells.sorted().toList()) {
                Path file = cell.resolve(FIGURES);
                if (Files.exists(file)) {
                    all.add(read(file));
                }
            }
        }
        all.sort(
                Comparator.comparing((CellFigures figures) -> Preset.named(figures.model()))
                        .thenComparing(CellFigures::seed));
        return all;
    }

    private CellFigures read(Path file) throws IOException {
        try {
            CellFigures figures =
                    GSON.fromJson(
                            Files.readString(file, StandardCharsets.UTF_8), CellFigures.class);
            if (figures == null || figures.model() == null || figures.network() == null) {
                throw new ImageFormatException(file + ": no figures");
            }
            if (!figures.network().equals(description())
                    || !extractor.description().equals(figures.features())) {
                throw new ImageFormatException(
                        "%s is of a table with other data, budget or features: give another folder"
                                .formatted(file));
            }
            Preset.named(figures.model());
            return figures;
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new ImageFormatException(file + ": damaged figures", e);
        }
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
