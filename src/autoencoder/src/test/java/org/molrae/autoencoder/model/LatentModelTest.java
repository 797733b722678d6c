package org.molrae.autoencoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.BlockAutoencoder;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Regularization;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.density.GaussianMixture;
import org.molrae.autoencoder.density.StandardNormal;
import org.molrae.autoencoder.density.TiltedMixture;
import org.molrae.autoencoder.training.BatchSource;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.ExampleBatch;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.autoencoder.training.TrainingRun;

class LatentModelTest {

    private static final float[][] CODES = {{1, 2}, {3, 5}, {2, 2}, {4, 1}, {0, 3}};

    @TempDir Path folder;

    /** A model of pairs of numbers. */
    private static final class PairModel extends LatentModel {
        private final BlockAutoencoder network;

        PairModel(BlockAutoencoder network, Posterior posterior, NDManager manager) {
            super(network, posterior, manager, Provenance.untrained(1));
            this.network = network;
        }

        static PairModel of(Posterior posterior) {
            return ComputeDevice.CPU.owning(
                    manager ->
                            new PairModel(
                                    new BlockAutoencoder(
                                            linear(), linear(), 2, 2, DataType.FLOAT32, manager, 1),
                                    posterior,
                                    manager));
        }

        private static Block linear() {
            return new SequentialBlock().add(Linear.builder().setUnits(2).build());
        }

        @Override
        public EncoderDecoder network() {
            return network;
        }

        @Override
        public void save(Path file) throws IOException {
            throw new IOException("nothing stores it");
        }

        boolean isFreed() {
            return !manager().isOpen();
        }
    }

    private static PairModel model() {
        return PairModel.of(new Posterior.Deterministic());
    }

    @Test
    void whatCannotBeMadeLeavesNoManagerOpen() {
        NDManager[] given = new NDManager[1];
        NDArray[] made = new NDArray[1];
        assertThatThrownBy(
                        () ->
                                ComputeDevice.CPU.owning(
                                        manager -> {
                                            given[0] = manager;
                                            made[0] = manager.newSubManager().ones(CODES_SHAPE);
                                            throw new OutOfMemoryError("no more");
                                        }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(given[0].isOpen()).isFalse();
        assertThat(((ai.djl.util.NativeResource<?>) made[0]).isReleased()).isTrue();
        NDManager kept = ComputeDevice.CPU.owning(manager -> manager);
        assertThat(kept.isOpen()).isTrue();
        kept.close();
    }

    private static final ai.djl.ndarray.types.Shape CODES_SHAPE =
            new ai.djl.ndarray.types.Shape(5, 2);

    @Test
    void aModelIsFreedIfWhatIsDoneWithItFails() {
        PairModel refused = model();
        assertThatThrownBy(
                        () ->
                                LatentModel.orFreed(
                                        refused,
                                        model -> {
                                            throw new IOException("damaged");
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(refused.isFreed()).isTrue();
        PairModel broken = model();
        assertThatThrownBy(
                        () ->
                                LatentModel.orFreed(
                                        broken,
                                        model -> {
                                            throw new StackOverflowError();
                                        }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(broken.isFreed()).isTrue();
        PairModel kept = model();
        PairModel given = LatentModel.orFreed(kept, model -> model);
        assertThat(given).isSameAs(kept);
        assertThat(kept.isFreed()).isFalse();
        kept.close();
        assertThat(kept.isFreed()).isTrue();
    }

    private ModelTraining<PairModel> training(PairModel model, DecoderRegularizer regularizer) {
        return ModelTraining.of(
                model,
                new Objective(
                        new Posterior.Deterministic(), new LatentPenalty.None(), 0, regularizer, 0),
                new TrainingPlan(1, 1, 1e-3, TrainingPlan.Schedule.CONSTANT, 0, 0, 0),
                new TrainingRun.Data(batches(), batches()),
                Map::of,
                new TrainingListener() {},
                new CheckpointFile(folder.resolve("checkpoint"), ""));
    }

    private static BatchSource batches() {
        return new BatchSource() {
            @Override
            public int batchesPerEpoch() {
                return 1;
            }

            @Override
            public Epoch epoch(long seed, int epoch) {
                return batch ->
                        new ExampleBatch() {
                            @Override
                            public int examples() {
                                return CODES.length;
                            }

                            @Override
                            public NDList load(NDManager manager) {
                                return new NDList(manager.ones(CODES_SHAPE));
                            }
                        };
            }
        };
    }

    @Test
    void aTrainingFreesWhatItDoesNotFinish() throws IOException {
        PairModel unfinished = model();
        training(unfinished, new DecoderRegularizer.None()).close();
        assertThat(unfinished.isFreed()).isTrue();

        PairModel failing = model();
        try (ModelTraining<PairModel> training = training(failing, new DecoderRegularizer.None())) {
            assertThatThrownBy(() -> finish(training, new float[][] {{1, Float.NaN}, {2, 3}}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(failing.isFreed()).isFalse();
        }
        assertThat(failing.isFreed()).isTrue();

        PairModel finished = model();
        try (ModelTraining<PairModel> training =
                training(finished, new DecoderRegularizer.None())) {
            assertThat(training.train().finished()).isTrue();
            assertThat(finish(training, CODES)).isSameAs(finished);
        }
        assertThat(finished.isFreed()).isFalse();
        assertThat(finished.densities()).containsOnlyKeys("prior", "gaussian", "gmm");
        assertThat(finished.provenance().densities()).containsOnlyKeys("gaussian", "gmm");
        finished.close();
    }

    private static PairModel finish(ModelTraining<PairModel> training, float[][] codes) {
        return training.finish(
                Provenance.untrained(2),
                new CodeSplit(codes, new float[0][]),
                DensityEstimator.standard(1, codes.length, 1),
                FitListener.SILENT);
    }

    @Test
    void aTrainingThatCannotBePreparedFreesItsModel() {
        PairModel model = model();
        DecoderRegularizer broken =
                new DecoderRegularizer() {
                    @Override
                    public String label() {
                        return "broken";
                    }

                    @Override
                    public Regularization on(EncoderDecoder network, NDManager manager) {
                        throw new IllegalStateException("broken");
                    }
                };
        assertThatThrownBy(() -> training(model, broken)).hasMessage("broken");
        assertThat(model.isFreed()).isTrue();
    }

    @Test
    void aDensityIsChosenByNameOrGiven() {
        FittedDensity fitted =
                DensityEstimator.mixture(1, 1).fit(new CodeSplit(CODES, CODES), FitListener.SILENT);
        GaussianMixture mixture = (GaussianMixture) fitted.density();
        TiltedMixture tilted = new TiltedMixture(mixture, new double[] {1, 0}, 3);
        try (PairModel told = PairModel.of(new Posterior.NoiseLevels(0.5));
                PairModel plain = model()) {
            told.setDensity(new FittedDensity(tilted, fitted.provenance().withTilt(0.1, 3)));
            plain.setDensity(fitted);
            assertThat(Objects.requireNonNull(told.provenance().densities().get("gmm")).summary())
                    .endsWith("tilted by 0.1000 at noise 3.0");
            DensityChoice named = DensityChoice.named("gmm");
            assertThat(named.in(told, 3)).isSameAs(tilted.at(3)).isNotSameAs(mixture);
            assertThat(named.in(told, 0)).isSameAs(mixture);
            assertThat(named.in(plain, 3)).isSameAs(mixture);
            // a decoder that is not told of noise gets none, whatever is asked for
            assertThat(DensityChoice.of(tilted).in(plain, 3)).isSameAs(mixture);
            assertThat(DensityChoice.of(tilted).in(told, 3)).isSameAs(tilted.at(3));
            assertThat(plain.densities().values()).doesNotContain(tilted);
            assertThatThrownBy(() -> DensityChoice.named("kde").in(told, 0))
                    .hasMessage("the model has no density kde; it has gmm, prior");
            assertThatThrownBy(() -> DensityChoice.of(new StandardNormal(3)).in(told, 0))
                    .hasMessage("the density prior has 3 dimensions, the network 2");
        }
    }

    @Test
    void codesDoNotDependOnHowManyAreDrawn() {
        try (PairModel model = model()) {
            float[][] many = model.drawCodes(model.density("prior"), 7, 5);
            assertThat(model.drawCodes(model.density("prior"), 3, 5))
                    .isDeepEqualTo(List.of(many).subList(0, 3).toArray(float[][]::new));
            assertThat(many[0]).isNotEqualTo(many[1]);
        }
    }
}
