package org.molrae.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.CellStore;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.images.TrainingBudget;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageSource;
import org.molrae.images.metric.FeatureExtractor;

class ImagesExperimentTest {

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

    private Table table(TrainingBudget settings, TableListener listener) throws IOException {
        return table(settings, listener, new StopSignal());
    }

    private Table table(TrainingBudget settings, TableListener listener, StopSignal signal)
            throws IOException {
        return new Table(
                new CellStore(folder), experiment(settings, listener, signal), listener, signal);
    }

    private ImagesExperiment experiment(
            TrainingBudget settings, TableListener listener, StopSignal signal) throws IOException {
        ImageData data = ImageSource.parse("drawn").read(100);
        return new ImagesExperiment(
                new CellStore(folder),
                settings,
                data,
                ComputeDevice.CPU,
                new Quadrants(),
                listener,
                signal);
    }

    @Test
    void makesEachCellOnceAndDrawsTheTable() throws IOException {
        Heard first = new Heard();
        Table table = table(SETTINGS, first);
        table.run(List.of("ae"), 1);
        table.run(List.of("rae-l2", "ae"), 2);
        assertThat(first.cells).containsExactly("ae-1", "rae-l2-1", "rae-l2-2", "ae-2");
        assertThat(first.epochs).isEqualTo(4);

        assertThat(table.cells())
                .extracting(Cell::name)
                .containsExactly("rae-l2-1", "rae-l2-2", "ae-1", "ae-2");
        Report report = table.report();
        report.write(folder);
        experiment(SETTINGS, first, new StopSignal()).draw(report, folder);
        assertThat(Files.readString(folder.resolve("images-table.md")))
                .contains("| RAE-L2 | 2 |")
                .contains("quadrant distance")
                .contains("means of quadrants")
                .contains("100 held-out");
        assertThat(Files.readAllLines(folder.resolve("images-table.csv")))
                .hasSize(5)
                .startsWith(
                        "model,seed,n_density,rec,n,gmm,interp,squared_error,f8_gmm,f1_8_gmm,f8_n,f1_8_n");
        for (String name : List.of("reconstructions", "samples", "interpolations")) {
            assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
        }

        Heard second = new Heard();
        table(SETTINGS, second).run(List.of("ae", "rae-l2"), 2);
        assertThat(second.cells).isEmpty();
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        StopSignal signal = new StopSignal();
        TableListener stopping =
                new TableListener() {
                    @Override
                    public void epoch(EpochReport report, boolean best) {
                        signal.stop();
                    }
                };
        TrainingBudget two = new TrainingBudget(1 / 64.0, 2, 2e-3, 25, 2);
        Table table = table(two, stopping, signal);
        assertThatThrownBy(() -> table.run(List.of("ae"), 1))
                .isInstanceOf(CancellationException.class);
        Heard heard = new Heard();
        table(two, heard).run(List.of("ae"), 1);
        assertThat(heard.epochs).isEqualTo(1);
        assertThat(folder.resolve("cells/ae-1/checkpoint")).doesNotExist();
    }

    @Test
    void theTwoStageVaeTakesTheVaesNetwork() throws IOException {
        Heard heard = new Heard();
        Table table = table(SETTINGS, heard);
        table.run(List.of("vae", "2svae"), 1);
        assertThat(heard.cells).containsExactly("vae-1", "2svae-1");
        assertThat(heard.epochs).isEqualTo(1);
        assertThat(table.cells())
                .extracting(cell -> cell.label(ImagesExperiment.DENSITY))
                .containsExactly("prior", "2svae");
    }

    @Test
    void refusesCellsOfAnotherBudget() throws IOException {
        table(SETTINGS, new Heard()).run(List.of("ae"), 1);
        Table other = table(new TrainingBudget(1 / 64.0, 3, 2e-3, 25, 2), new Heard());
        assertThatThrownBy(other::report)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ae-1 is of another table (plan was TrainingPlan[")
                .hasMessageContaining("epochs=3");
    }
}
