package org.molrae.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.images.TrainingBudget;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageFormatException;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageSource;
import org.molrae.images.metric.FeatureExtractor;
import org.molrae.images.metric.PrecisionRecall;

class ImagesTableTest {

    private static final TrainingBudget SETTINGS = new TrainingBudget(1 / 64.0, 1, 2e-3, 25, 2);

    @TempDir Path folder;

    /** Means of the quadrants: no network, and yet features. */
    private record Quadrants() implements FeatureExtractor {
        @Override
        public String description() {
            return "means of quadrants";
        }

        @Override
        public String distanceName() {
            return "quadrant distance";
        }

        @Override
        public float[][] features(ImageSet images) {
            float[][] features = new float[images.size()][4];
            int side = images.shape().side();
            for (int i = 0; i < features.length; i++) {
                byte[] image = images.image(i);
                for (int pixel = 0; pixel < side * side; pixel++) {
                    int quadrant = pixel / side / (side / 2) * 2 + pixel % side / (side / 2);
                    features[i][quadrant] += (image[pixel] & 0xFF) / 256f;
                }
            }
            return features;
        }

        @Override
        public void close() {}
    }

    private static final class Heard implements TableListener {
        final List<String> cells = new ArrayList<>();
        int epochs;

        @Override
        public void cell(String cell, int number, int count) {
            cells.add(cell);
        }

        @Override
        public void epoch(EpochReport report, boolean best) {
            epochs++;
        }
    }

    private ImagesTable table(TrainingBudget settings, TableListener listener) throws IOException {
        ImageData data = ImageSource.parse("drawn").read(100);
        return new ImagesTable(
                folder, settings, data, ComputeDevice.CPU, new Quadrants(), listener);
    }

    @Test
    void makesEachCellOnceAndDrawsTheTable() throws IOException {
        Heard first = new Heard();
        ImagesTable table = table(SETTINGS, first);
        table.run(List.of(Preset.AE), 1);
        table.run(List.of(Preset.RAE_L2, Preset.AE), 2);
        assertThat(first.cells).containsExactly("ae-1", "rae-l2-1", "rae-l2-2", "ae-2");
        assertThat(first.epochs).isEqualTo(4);

        TableReport report = table.report();
        assertThat(report.cells())
                .extracting(cell -> cell.model() + cell.seed())
                .containsExactly("rae-l21", "rae-l22", "ae1", "ae2");
        assertThat(Files.readString(folder.resolve("images-table.md")))
                .contains("| RAE-L2 | 2 |")
                .contains("quadrant distance")
                .contains("means of quadrants")
                .contains("100 held-out");
        assertThat(Files.readAllLines(folder.resolve("images-table.csv"))).hasSize(5);
        for (String name : List.of("reconstructions", "samples", "interpolations")) {
            assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
        }

        Heard second = new Heard();
        table(SETTINGS, second).run(List.of(Preset.AE, Preset.RAE_L2), 2);
        assertThat(second.cells).isEmpty();
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        AtomicReference<ImagesTable> current = new AtomicReference<>();
        TableListener stopping =
                new TableListener() {
                    @Override
                    public void epoch(EpochReport report, boolean best) {
                        Objects.requireNonNull(current.get()).stop();
                    }
                };
        TrainingBudget two = new TrainingBudget(1 / 64.0, 2, 2e-3, 25, 2);
        ImagesTable table = table(two, stopping);
        current.set(table);
        assertThatThrownBy(() -> table.run(List.of(Preset.AE), 1))
                .isInstanceOf(CancellationException.class);
        Heard heard = new Heard();
        table(two, heard).run(List.of(Preset.AE), 1);
        assertThat(heard.epochs).isEqualTo(1);
        assertThat(folder.resolve("cells/ae-1/checkpoint")).doesNotExist();
    }

    @Test
    void theTwoStageVaeTakesTheVaesNetwork() throws IOException {
        Heard heard = new Heard();
        ImagesTable table = table(SETTINGS, heard);
        table.run(List.of(Preset.VAE, Preset.TWO_STAGE_VAE), 1);
        assertThat(heard.cells).containsExactly("vae-1", "2svae-1");
        assertThat(heard.epochs).isEqualTo(1);
        assertThat(table.report().cells())
                .extracting(CellFigures::simpleDensity)
                .containsExactly("prior", "2svae");
    }

    @Test
    void refusesCellsOfAnotherTable() throws IOException {
        table(SETTINGS, new Heard()).run(List.of(Preset.AE), 1);
        ImagesTable other = table(new TrainingBudget(1 / 64.0, 3, 2e-3, 25, 2), new Heard());
        assertThatThrownBy(other::report)
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("other data, budget or features");
        Files.writeString(folder.resolve("cells/ae-1/figures.json"), "{");
        assertThatThrownBy(() -> table(SETTINGS, new Heard()).report())
                .hasMessageContaining("damaged figures");
    }

    @Test
    void givesMeansAndDeviationsOverSeeds() {
        TableReport report =
                new TableReport(
                        List.of(cell("vae", 1, 10), cell("vae", 2, 14), cell("ae", 1, 7)), "FID");
        assertThat(report.markdown())
                // the deviation of 10 and 14 is 2 √2
                .contains("| VAE | 2 | 10.0 ± 0.0 | 12.0 ± 2.8 |")
                .contains("| AE | 1 | 10.0 | 7.0 |");
        assertThat(report.csv()).contains("vae,2,prior,10.0000,14.0000,");
    }

    private static CellFigures cell(String model, long seed, double simple) {
        PrecisionRecall figures = new PrecisionRecall(0.5, 0.6);
        return new CellFigures(
                model,
                seed,
                "net",
                "objective",
                "f",
                10,
                simple,
                "prior",
                5,
                6,
                7,
                figures,
                figures);
    }
}
