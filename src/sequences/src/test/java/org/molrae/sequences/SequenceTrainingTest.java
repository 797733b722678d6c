package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.sequences.data.CorpusBuilder;
import org.molrae.sequences.data.TextProperties;
import org.molrae.sequences.network.NetworkConfig;

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
                assertThat(model.provenance().history())
                        .hasSize(200)
                        .isEqualTo(Provenance.Epoch.of(history));
                assertThat(model.provenance().metrics()).containsKey("validation reconstruction");
            }
        }
    }

    static List<Arguments> models() {
        List<Arguments> models = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            models.add(Arguments.of(preset, Expressions.SMALL));
        }
        models.add(Arguments.of(Preset.RAE_GP, Expressions.SMALL_KUSNER));
        models.add(Arguments.of(Preset.RAE_SN, Expressions.SMALL_KUSNER));
        return models;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPresetTrainsSavesAndLoads(Preset preset, NetworkConfig network) throws IOException {
        TrainingOptions options = Expressions.options(3, preset, network);
        CorpusBuilder.Corpora corpora =
                Expressions.corpora(Expressions.random(60, 1), 8, folder.resolve("corpus"));
        Path file = folder.resolve("model");
        List<int[]> derivations = List.of(corpora.validation().derivation(0));
        try (SequenceTraining training =
                new SequenceTraining(
                        options,
                        corpora,
                        new SequenceTraining.DataDescription("expressions", "0"),
                        ComputeDevice.CPU,
                        folder.resolve("run"),
                        new TrainingListener() {})) {
            TrainingOutcome outcome = training.train();
            List<EpochReport> history = outcome.history();
            assertThat(history.get(2).training().reconstruction())
                    .isLessThan(history.get(0).training().reconstruction());
            try (GrammarAutoencoder model = training.finish(outcome, FitListener.SILENT)) {
                assertThat(model.densities().containsKey("2svae"))
                        .isEqualTo(preset == Preset.TWO_STAGE_VAE);
                model.save(file);
            }
        }
        try (GrammarAutoencoder loaded = GrammarAutoencoder.load(file, ComputeDevice.CPU)) {
            assertThat(loaded.posterior()).isEqualTo(preset.posterior());
            float[][] codes = loaded.encode(derivations);
            assertThat(codes[0]).hasSize(loaded.network().latentDimension());
            assertThat(loaded.encode(derivations)).isDeepEqualTo(codes);
            assertThat(loaded.decode(List.of(codes[0]))).hasSize(1);
            assertThat(loaded.provenance().objective()).startsWith(preset.label() + " β=0.001");
        }
    }

    /** Codes come to tell the length of a text; without it they need not. */
    @Test
    void codesTellPropertiesThatTheyAreTrainedToTell() throws IOException {
        TextProperties length =
                new TextProperties() {
                    @Override
                    public List<String> names() {
                        return List.of("length");
                    }

                    @Override
                    public double[] of(String text) {
                        return new double[] {text.length()};
                    }
                };
        CorpusBuilder.Corpora corpora =
                Expressions.corpora(Expressions.random(60, 1), 8, folder.resolve("corpus"))
                        .with(length, done -> {});
        TrainingOptions options =
                TrainingConfiguration.with(
                        Expressions.options(60),
                        Map.of("properties", List.of("length"), "propertyWeight", 2));
        assertThat(options.objectiveText()).endsWith(" properties=length weight=2.0");
        List<EpochReport> history;
        try (SequenceTraining training =
                new SequenceTraining(
                        options,
                        corpora,
                        new SequenceTraining.DataDescription("expressions", "0"),
                        ComputeDevice.CPU,
                        folder.resolve("told"),
                        new TrainingListener() {})) {
            TrainingOutcome outcome = training.train();
            history = outcome.history();
            try (GrammarAutoencoder model = training.finish(outcome, FitListener.SILENT)) {
                assertThat(NetworkWeights.read(model.network()).keySet())
                        .noneMatch(name -> name.startsWith("predictor"));
            }
        }
        assertThat(predicted(history.get(0))).isGreaterThan(-1);
        // the deviation of a length that is told by the least: log 0.1 + 1/2, twice
        assertThat(predicted(history.get(59))).isLessThan(-2);
    }

    /** What the prediction adds to the loss of an epoch. */
    private static double predicted(EpochReport report) {
        LossTerms.Values loss = report.training();
        return loss.total()
                - loss.reconstruction()
                - 1e-3 * loss.latent()
                - 1e-6 * loss.regularizer();
    }

    @Test
    void refusesToTellPropertiesThatTheDataDoesNotHave() {
        TrainingOptions options =
                TrainingConfiguration.with(
                        Expressions.options(1), Map.of("properties", List.of("length")));
        CorpusBuilder.Corpora corpora =
                Expressions.corpora(Expressions.random(60, 1), 8, folder.resolve("corpus"));
        assertThatThrownBy(
                        () ->
                                new SequenceTraining(
                                        options,
                                        corpora,
                                        new SequenceTraining.DataDescription("expressions", "0"),
                                        ComputeDevice.CPU,
                                        folder.resolve("run"),
                                        new TrainingListener() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("properties: [length] are to be told by codes, the data has none");
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

    private static Map<String, HostTensor> weights(SequenceTraining training) throws IOException {
        try (training) {
            TrainingOutcome outcome = training.train();
            assertThat(outcome.finished()).isTrue();
            try (GrammarAutoencoder model = training.finish(outcome, FitListener.SILENT)) {
                return NetworkWeights.read(model.network());
            }
        }
    }
}
