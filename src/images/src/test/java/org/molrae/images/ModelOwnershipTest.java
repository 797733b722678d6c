package org.molrae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PublishedWeights;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSource;
import org.molrae.images.metric.ClassifierFeatures;
import org.molrae.images.metric.InceptionFeatures;
import org.molrae.images.network.ConvolutionalConfig;

/** Nothing holds memory but what was handed over. */
class ModelOwnershipTest {

    @TempDir Path folder;

    @Test
    void anUnfinishedTrainingFreesItsModel() throws IOException {
        ImageData data = ImageSource.parse("drawn").read(60);
        ImageTrainingOptions options =
                new ImageTrainingOptions(
                        ConvolutionalConfig.paper(data.shape(), 1 / 64.0),
                        PublishedWeights.MNIST.objective(Preset.RAE),
                        new TrainingPlan(1, 1, 1e-3, TrainingPlan.Schedule.COSINE, 0, 0, 0),
                        10,
                        1);
        long before = OpenManagers.count();
        try (ImageTraining training =
                new ImageTraining(
                        options,
                        data,
                        ComputeDevice.CPU,
                        folder.resolve("checkpoint"),
                        new TrainingListener() {})) {
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
    void aRefusedFileLeavesNothing() throws IOException {
        Path file = folder.resolve("model");
        ImageData data = ImageSource.parse("drawn").read(20);
        try (ImageAutoencoder model =
                ImageAutoencoder.untrained(
                        ConvolutionalConfig.paper(data.shape(), 1 / 64.0),
                        new Posterior.Deterministic(),
                        ComputeDevice.CPU,
                        1)) {
            model.save(file);
        }
        Safetensors stored = Safetensors.read(file, 1 << 30);
        long before = OpenManagers.count();
        Map<String, HostTensor> half = new HashMap<>(stored.tensors());
        half.put("density.gmm.weights", HostTensor.of(new double[] {1}, 1));
        Map<String, String> unsigned = new HashMap<>(stored.metadata());
        unsigned.remove("sha256");
        new Safetensors(half, unsigned).write(file);
        assertThatThrownBy(() -> ImageAutoencoder.load(file, ComputeDevice.CPU))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'gmm': needs the tensors");
        Map<String, String> told = new HashMap<>(unsigned);
        told.put("posterior", "noise-levels(0.5)");
        new Safetensors(stored.tensors(), told).write(file);
        assertThatThrownBy(() -> ImageAutoencoder.load(file, ComputeDevice.CPU))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("is not told of noise");
        assertThatThrownBy(() -> InceptionFeatures.load(file, Optional.empty(), ComputeDevice.CPU))
                .isInstanceOf(ModelFormatException.class);
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    @Test
    void aClassifierThatIsNotTrainedToItsEndLeavesNothing() throws IOException {
        ImageData data = ImageSource.parse("drawn").read(60);
        TrainingListener stopping =
                new TrainingListener() {
                    @Override
                    public void epoch(EpochReport report, boolean best) {
                        throw new StackOverflowError();
                    }
                };
        long before = OpenManagers.count();
        assertThatThrownBy(
                        () ->
                                ClassifierFeatures.train(
                                        data,
                                        ComputeDevice.CPU,
                                        1,
                                        folder.resolve("classifier"),
                                        stopping))
                .isInstanceOf(StackOverflowError.class);
        assertThat(OpenManagers.count()).isEqualTo(before);
    }
}
