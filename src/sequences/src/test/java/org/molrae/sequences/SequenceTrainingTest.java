package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;

class SequenceTrainingTest {

    @TempDir Path folder;

    private SequenceTraining training(int epochs, String checkpoint, TrainingListener listener) {
        return new SequenceTraining(
                Expressions.options(epochs),
                Expressions.corpora(Expressions.random(60, 1), 8, folder.resolve("corpus")),
                new SequenceTraining.DataDescription("expressions", "0"),
                ComputeDevice.CPU,
                folder.resolve(checkpoint),
                listener);
    }

    /**
     * The validation examples are among the training ones here: the network has to learn by heart.
     */
    @Test
    void learnsExpressionsByHeart() throws IOException {
        try (SequenceTraining training = training(200, "run", new TrainingListener() {})) {
            TrainingOutcome outcome = training.train();
            List<EpochReport> history = outcome.history();
            assertThat(history.get(199).metrics().get("reconstruction")).isGreaterThan(0.9);
            assertThat(history.get(199).validation().reconstruction())
                    .isLessThan(history.get(0).validation().reconstruction() / 5);
            try (GrammarAutoencoder model = training.finish(outcome, FitListener.SILENT)) {
                assertThat(model.densities()).containsOnlyKeys("prior", "gaussian", "gmm");
                assertThat(model.provenance().examples()).isEqualTo(60);
                assertThat(model.provenance().metrics()).containsKey("validation reconstruction");
            }
        }
    }

    @Test
    void stopsAndResumesToTheSameWeights() throws IOException {
        var whole = weights(training(3, "whole", new TrainingListener() {}));
        SequenceTraining[] stopped = new SequenceTraining[1];
        TrainingListener stopper =
                new TrainingListener() {
                    @Override
                    public void epoch(EpochReport report, boolean best) {
                        stopped[0].stop();
                    }
                };
        stopped[0] = training(3, "pieces", stopper);
        try (SequenceTraining training = stopped[0]) {
            assertThat(training.train().finished()).isFalse();
        }
        assertThat(weights(training(3, "pieces", new TrainingListener() {}))).isEqualTo(whole);
    }

    private static java.util.Map<String, HostTensor> weights(SequenceTraining training)
            throws IOException {
        try (training) {
            TrainingOutcome outcome = training.train();
            assertThat(outcome.finished()).isTrue();
            try (GrammarAutoencoder model = training.finish(outcome, FitListener.SILENT)) {
                return NetworkWeights.read(model.network());
            }
        }
    }
}
