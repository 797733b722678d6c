package org.molrae.autoencoder.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.molrae.autoencoder.BlockAutoencoder;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.InstanceNoise;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.WeightClipping;
import org.molrae.autoencoder.storage.HostTensor;

/** Every model of the paper, end to end. */
class PresetTrainingTest {

    private static final int DIMENSION = 6;
    private static final int BATCH = 16;
    private static final int BATCHES = 25;
    private static final int EPOCHS = 6;

    @TempDir Path folder;

    /** Points on a curved surface of two dimensions. */
    private static final class Surface implements BatchSource {
        @Override
        public int batchesPerEpoch() {
            return BATCHES;
        }

        @Override
        public Epoch epoch(long seed, int epoch) {
            return index -> batch(new SplittableRandom(seed * 31 + epoch * 1000L + index));
        }

        private static ExampleBatch batch(SplittableRandom random) {
            float[] values = new float[BATCH * DIMENSION];
            for (int i = 0; i < BATCH; i++) {
                double a = 2 * random.nextDouble() - 1;
                double b = 2 * random.nextDouble() - 1;
                double[] point = {2 * a, 2 * b, a * b, a + b, Math.sin(2 * a), Math.cos(2 * b)};
                for (int j = 0; j < DIMENSION; j++) {
                    values[i * DIMENSION + j] = (float) point[j];
                }
            }
            return new ExampleBatch() {
                @Override
                public int examples() {
                    return BATCH;
                }

                @Override
                public NDList load(NDManager manager) {
                    return new NDList(manager.create(values, new Shape(BATCH, DIMENSION)));
                }
            };
        }
    }

    private record Trained(List<EpochReport> reports, Map<String, HostTensor> weights) {}

    private Trained train(Objective objective, String name, int stopAfter) throws IOException {
        List<EpochReport> reports = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager()) {
            while (true) {
                BlockAutoencoder network =
                        BlockAutoencoder.mlp(
                                DIMENSION,
                                16,
                                2,
                                objective.posterior(),
                                DataType.FLOAT32,
                                manager,
                                3);
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

                            @Override
                            public void epoch(EpochReport report, boolean best) {
                                reports.add(report);
                            }
                        };
                try (TrainingRun run =
                        new TrainingRun(
                                network,
                                objective,
                                new TrainingPlan(
                                        5, EPOCHS, 0.02, TrainingPlan.Schedule.COSINE, 5, 0, 0),
                                new TrainingRun.Data(new Surface(), new Surface()),
                                Map::of,
                                listener,
                                manager,
                                new CheckpointFile(folder.resolve(name), "a"))) {
                    holder[0] = run;
                    if (run.run().finished()) {
                        return new Trained(reports, NetworkWeights.read(network));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetTrains(Preset preset) throws IOException {
        List<EpochReport> reports = train(preset.objective(1e-3, 1e-4), "run", 0).reports();
        double first = reports.get(0).validation().reconstruction();
        double last = reports.get(EPOCHS - 1).validation().reconstruction();
        // the variance of the data is about 4.4; two dimensions hold it all but for curvature
        assertThat(last).isLessThan(preset == Preset.RAE_SN ? 3.0 : 0.8).isLessThan(first);
        boolean penalized =
                preset == Preset.RAE_L2 || preset == Preset.AE_L2 || preset == Preset.RAE_GP;
        assertThat(reports.get(0).training().regularizer() > 0).isEqualTo(penalized);
    }

    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"VAE", "WAE", "RAE_GP", "RAE_SN"})
    void aStoppedRunResumesToTheSameWeights(Preset preset) throws IOException {
        Objective objective = preset.objective(1e-3, 1e-4);
        assertThat(train(objective, "pieces", 4).weights())
                .isEqualTo(train(objective, "whole", 0).weights());
    }

    @Test
    void constraintsTrain() throws IOException {
        for (DecoderRegularizer regularizer :
                List.of(new WeightClipping(0.5), new InstanceNoise(0.1))) {
            Objective ae = Preset.AE.objective(0, 0);
            Trained trained =
                    train(
                            new Objective(ae.posterior(), ae.latentPenalty(), 0, regularizer, 0),
                            regularizer.label(),
                            0);
            assertThat(trained.reports().get(EPOCHS - 1).validation().reconstruction())
                    .isLessThan(1.0);
            if (regularizer instanceof WeightClipping) {
                float largest = 0;
                for (Map.Entry<String, HostTensor> entry : trained.weights().entrySet()) {
                    if (entry.getKey().startsWith("decoder") && entry.getKey().endsWith("weight")) {
                        for (float weight : entry.getValue().toFloats()) {
                            largest = Math.max(largest, Math.abs(weight));
                        }
                    }
                }
                assertThat(largest).isEqualTo(0.5f);
            }
        }
    }
}
