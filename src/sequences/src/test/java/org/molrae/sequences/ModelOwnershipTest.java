package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;

/** Nothing holds memory but what was handed over. */
class ModelOwnershipTest {

    private static final TrainingListener SILENT = new TrainingListener() {};

    @TempDir Path folder;

    private SequenceTraining training() {
        return new SequenceTraining(
                Expressions.options(1),
                Expressions.corpora(Expressions.random(60, 1), 8, folder.resolve("corpus")),
                new SequenceTraining.DataDescription("expressions", "0"),
                ComputeDevice.CPU,
                folder.resolve("run"),
                SILENT);
    }

    @Test
    void anUnfinishedTrainingFreesItsModel() throws IOException {
        long before = OpenManagers.count();
        try (SequenceTraining training = training()) {
            assertThat(OpenManagers.count()).isGreaterThan(before);
            TrainingOutcome outcome = training.train();
            FitListener stopping =
                    (iteration, likelihood) -> {
                        throw new IllegalStateException("stopped");
                    };
            assertThatThrownBy(() -> training.finish(outcome, stopping)).hasMessage("stopped");
        }
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    @Test
    void aFinishedModelIsTheCallers() throws IOException {
        long before = OpenManagers.count();
        GrammarAutoencoder model;
        try (SequenceTraining training = training()) {
            model = training.finish(training.train(), FitListener.SILENT);
        }
        assertThat(OpenManagers.count()).isEqualTo(before + 1);
        model.close();
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    @Test
    void aTrainingThatCannotBeginFreesItsModel() {
        var corpora = Expressions.corpora(Expressions.random(60, 1), 8, folder.resolve("corpus"));
        TrainingOptions options = Expressions.options(1);
        StartingPoint start =
                new StartingPoint(
                        "a model without weights",
                        corpora.vocabulary(),
                        options.network(),
                        options.objective().posterior(),
                        options.objectiveText(),
                        Map.of());
        long before = OpenManagers.count();
        assertThatThrownBy(
                        () ->
                                SequenceTraining.from(
                                        start,
                                        options,
                                        corpora,
                                        new SequenceTraining.DataDescription("expressions", "0"),
                                        ComputeDevice.CPU,
                                        folder.resolve("run"),
                                        SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not fit");
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    @Test
    void aRefusedFileLeavesNothing() throws IOException {
        Path file = folder.resolve("model");
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 3)) {
            model.save(file);
        }
        Safetensors stored = Safetensors.read(file, 1 << 30);
        long before = OpenManagers.count();
        // weights of another shape; a density without its tensors; a filter that is none
        Map<String, HostTensor> reshaped = new HashMap<>(stored.tensors());
        HostTensor bias = Objects.requireNonNull(reshaped.get("encoder.bias"));
        reshaped.put("encoder.bias", HostTensor.of(bias.toFloats(), 1, bias.count()));
        refused(file, reshaped, "encoder.bias");
        Map<String, HostTensor> half = new HashMap<>(stored.tensors());
        half.put("density.gmm.weights", HostTensor.of(new double[] {1}, 1));
        refused(file, half, "'gmm': needs the tensors");
        Map<String, HostTensor> unknown = new HashMap<>(stored.tensors());
        unknown.put("density.swarm.weights", HostTensor.of(new double[] {1}, 1));
        refused(file, unknown, "unknown latent density 'swarm'");
        Map<String, HostTensor> more = new HashMap<>(stored.tensors());
        more.put("encoder.more", HostTensor.of(new double[] {1}, 1));
        refused(file, more, "weights, its network has");
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    private static void refused(Path file, Map<String, HostTensor> tensors, String message)
            throws IOException {
        // as files of old, which have no checksum
        Map<String, String> metadata = new HashMap<>(Safetensors.readMetadata(file));
        metadata.remove("sha256");
        new Safetensors(tensors, metadata).write(file);
        assertThatThrownBy(() -> GrammarAutoencoder.load(file, ComputeDevice.CPU))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }
}
