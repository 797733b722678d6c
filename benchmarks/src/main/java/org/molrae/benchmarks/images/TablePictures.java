package org.molrae.benchmarks.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.autoencoder.Preset;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageGrid;
import org.molrae.images.Interpolation;
import org.molrae.images.data.ImageSet;

/**
 * A row of pictures for each model: reconstructions below their originals, samples by density,
 * interpolations.
 */
final class TablePictures {

    private static final int COLUMNS = 12;
    private static final long SEED = 7;

    private final ImageSet originals;
    private final List<ImageSet> reconstructions = new ArrayList<>();
    private final List<ImageSet> samples = new ArrayList<>();
    private final List<ImageSet> interpolations = new ArrayList<>();
    private final List<String> models = new ArrayList<>();
    private final List<String> sampleLabels = new ArrayList<>();

    TablePictures(ImageSet heldOut) {
        originals = heldOut.head(COLUMNS);
    }

    void add(Preset preset, ImageAutoencoder model) {
        String name = preset.label().toUpperCase(Locale.ROOT);
        models.add(name);
        reconstructions.add(model.reconstruct(originals));
        samples.add(model.sample(ImageFigures.simpleDensity(preset), COLUMNS, SEED));
        sampleLabels.add(name + ", N");
        samples.add(model.sample("gmm", COLUMNS, SEED));
        sampleLabels.add(name + ", GMM");
        float[][] ends = model.encode(originals.head(2));
        float[][] path = Interpolation.SPHERICAL.walk(ends[0], ends[1], COLUMNS);
        interpolations.add(model.decode(path));
    }

    void write(Path folder) throws IOException {
        List<ImageSet> rows = new ArrayList<>(List.of(originals));
        rows.addAll(reconstructions);
        List<String> labels = new ArrayList<>(List.of("data"));
        labels.addAll(models);
        write(folder.resolve("reconstructions.png"), new ImageGrid(rows, labels));
        write(folder.resolve("samples.png"), new ImageGrid(samples, sampleLabels));
        write(folder.resolve("interpolations.png"), new ImageGrid(interpolations, models));
    }

    private static void write(Path file, ImageGrid grid) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            grid.write(out);
        }
    }
}
