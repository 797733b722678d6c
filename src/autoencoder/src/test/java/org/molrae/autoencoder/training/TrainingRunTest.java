package org.molrae.autoencoder.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.BlockAutoencoder;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.training.TrainingPlan.Schedule;

class TrainingRunTest {

    private static final int EPOCHS = 4;
    private static final int BATCHES = 25;

    @TempDir Path folder;

    /** Points near a plane in five dimensions, in an order that follows from seed and epoch. */
    private static final class Points implements BatchSource {
        @Override
        public int batchesPerEpoch() {
            return BATCHES;
        }

        @Override
        public Epoch epoch(long seed, int epoch) {
            return index -> batch(new SplittableRandom(seed * 31 + epoch * 1000L + index));
        }

        private static ExampleBatch batch(SplittableRandom random) {
            float[] values = new float[8 * 5];
            for (int i = 0; i < 8; i++) {
                double a = random.nextDouble() - 0.5;
                double b = random.nextDouble() - 0.5;
                double[] point = {a, b, a + b, a - b, 2 * a};
                for (int j = 0; j < 5; j++) {
                    values[i * 5 + j] = (float) point[j];
                }
            }
            return new ExampleBatch() {
                @Override
                public int examples() {
                    return 8;
                }

                @Override
                public NDList load(NDManager manager) {
                    return new NDList(manager.create(values, new Shape(8, 5)));
                }
            };
        }
    }

    /** Trains, stopping whenever {@code stopAfter} batches are done; the final weights. */
    private Map<String, HostTensor> train(
            Path file, String fingerprint, int patience, int stopAfter) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            while (true) {
                BlockAutoencoder network = BlockAutoencoder.linear(5, 2, manager, 3);
                TrainingRun[] holder = new TrainingRun[1];
                int[] done = new int[1];
                TrainingListener listener =
                        new TrainingListener() {
                            @Override
                            public void batches(
                                    int epoch,
                                    int batch,
                                    int batches,
                                    long examples,
                                    LossTerms.Values recent) {
                                if (++done[0] == stopAfter) {
                                    holder[0].stop();
                                }
                            }
                        };
                try (TrainingRun run =
                        new TrainingRun(
                                network,
                                Preset.RAE_L2.objective(1e-3, 1e-4),
                                new TrainingPlan(5, EPOCHS, 0.05, Schedule.COSINE, 5, 1, patience),
                                new TrainingRun.Data(new Points(), new Points()),
                                Map::of,
                                listener,
                                manager,
                                new CheckpointFile(file, fingerprint))) {
                    holder[0] = run;
                    TrainingOutcome outcome = run.run();
                    if (outcome.finished()) {
                        return NetworkWeights.read(network);
                    }
                    assertThat(stopAfter).isPositive();
                }
            }
        }
    }

    @Test
    void lossFalls() throws IOException {
        List<EpochReport> reports = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = BlockAutoencoder.linear(5, 2, manager, 3);
            try (TrainingRun run =
                    new TrainingRun(
                            network,
                            Preset.AE.objective(0, 0),
                            new TrainingPlan(5, EPOCHS, 0.05, Schedule.COSINE, 5, 1, 0),
                            new TrainingRun.Data(new Points(), new Points()),
                            () -> Map.of("answer", 42.0),
                            new TrainingListener() {
                                @Override
                                public void epoch(EpochReport report, boolean best) {
                                    reports.add(report);
                                }
                            },
                            manager,
                            new CheckpointFile(folder.resolve("run"), "a"))) {
                TrainingOutcome outcome = run.run();
                assertThat(outcome.finished()).isTrue();
                assertThat(outcome.history()).isEqualTo(reports).hasSize(EPOCHS);
            }
        }
        // two dimensions hold the plane: what is left is the rest of the descent
        assertThat(reports.get(EPOCHS - 1).validation().total()).isLessThan(5e-3);
        assertThat(reports.get(0).training().total())
                .isGreaterThan(3 * reports.get(1).training().total());
        assertThat(reports.get(0).metrics()).containsEntry("answer", 42.0);
        assertThat(reports.get(1).step()).isEqualTo(2 * BATCHES);
    }

    @Test
    void aStoppedRunResumesToTheSameWeights() throws IOException {
        Map<String, HostTensor> whole = train(folder.resolve("whole"), "a", 0, 0);
        Map<String, HostTensor> inPieces = train(folder.resolve("pieces"), "a", 0, 2);
        assertThat(inPieces).isEqualTo(whole);
    }

    @Test
    void aFinishedRunIsNotTrainedAgain() throws IOException {
        Map<String, HostTensor> first = train(folder.resolve("run"), "a", 0, 0);
        byte[] written = Files.readAllBytes(folder.resolve("run"));
        assertThat(train(folder.resolve("run"), "a", 0, 1)).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve("run"))).isEqualTo(written);
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() throws IOException {
        train(folder.resolve("run"), "a", 0, 0);
        assertThatThrownBy(() -> train(folder.resolve("run"), "b", 0, 0))
                .hasMessageContaining("cannot resume")
                .hasMessageContaining("other data, options or seed");
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        Path file = folder.resolve("run");
        train(file, "a", 0, 0);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 100, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> train(file, "a", 0, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot resume");
        }
    }

    @Test
    void aLossThatIsLostEndsTheRunBeforeACheckpointKeepsIt() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = BlockAutoencoder.linear(5, 2, manager, 3);
            BatchSource poisoned =
                    new BatchSource() {
                        @Override
                        public int batchesPerEpoch() {
                            return BATCHES;
                        }

                        @Override
                        public Epoch epoch(long seed, int epoch) {
                            Epoch points = new Points().epoch(seed, epoch);
                            return index ->
                                    epoch == 1 && index == 7 ? notANumber() : points.batch(index);
                        }
                    };
            try (TrainingRun run =
                    new TrainingRun(
                            network,
                            Preset.AE.objective(0, 0),
                            new TrainingPlan(5, EPOCHS, 0.05, Schedule.COSINE, 5, 1, 0),
                            new TrainingRun.Data(poisoned, new Points()),
                            Map::of,
                            new TrainingListener() {},
                            manager,
                            new CheckpointFile(folder.resolve("run"), "a"))) {
                assertThatThrownBy(run::run)
                        .isInstanceOf(DivergenceException.class)
                        .hasMessageContaining("epoch 2");
            }
        }
        assertThat(folder.resolve("run")).exists();
    }

    private static ExampleBatch notANumber() {
        return new ExampleBatch() {
            @Override
            public int examples() {
                return 1;
            }

            @Override
            public NDList load(NDManager manager) {
                return new NDList(
                        manager.create(new float[] {Float.NaN, 0, 0, 0, 0}, new Shape(1, 5)));
            }
        };
    }
}
