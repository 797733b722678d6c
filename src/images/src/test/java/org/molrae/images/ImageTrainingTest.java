package org.molrae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PublishedWeights;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageSource;
import org.molrae.images.network.ConvolutionalConfig;

class ImageTrainingTest {

    private static final TrainingListener SILENT = new TrainingListener() {};
    private static final ImageData DATA = data();

    @TempDir Path folder;

    private static ImageData data() {
        try {
            return ImageSource.parse("drawn").read(240);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ImageTrainingOptions options(Preset preset, int epochs) {
        return new ImageTrainingOptions(
                ConvolutionalConfig.paper(DATA.shape(), 1 / 32.0),
                PublishedWeights.MNIST.objective(preset),
                new TrainingPlan(1, epochs, 3e-3, TrainingPlan.Schedule.COSINE, 0, 0, 0),
                10,
                3);
    }

    private ImageAutoencoder train(ImageTrainingOptions options) throws IOException {
        try (ImageTraining training =
                new ImageTraining(
                        options, DATA, ComputeDevice.CPU, folder.resolve("checkpoint"), SILENT)) {
            TrainingOutcome outcome = training.train();
            assertThat(outcome.finished()).isTrue();
            return training.finish(outcome, FitListener.SILENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyModelLearnsToReconstruct(Preset preset) throws IOException {
        try (ImageAutoencoder model = train(options(preset, 8))) {
            ImageSet images = DATA.training();
            assertThat(images.squaredError(model.reconstruct(images)))
                    .isLessThan(0.95 * images.squaredError(meanPicture(images)));
            assertThat(model.densities()).containsKeys("prior", "gaussian", "gmm");
            assertThat(model.provenance().objective()).contains("β=");
        }
    }

    /** The best that can be done without looking. */
    private static ImageSet meanPicture(ImageSet images) {
        byte[] mean = new byte[images.shape().values()];
        for (int v = 0; v < mean.length; v++) {
            double sum = 0;
            for (int i = 0; i < images.size(); i++) {
                sum += images.image(i)[v] & 0xFF;
            }
            mean[v] = (byte) Math.round(sum / images.size());
        }
        byte[][] copies = new byte[images.size()][];
        Arrays.fill(copies, mean);
        return ImageSet.unlabelled(images.shape(), copies);
    }

    @Test
    void aStoppedRunGoesOnToTheSameModel() throws IOException {
        ImageTrainingOptions options = options(Preset.RAE_L2, 2);
        Map<String, HostTensor> whole;
        Path file = folder.resolve("model");
        try (ImageAutoencoder model = train(options)) {
            model.save(file);
            whole = Safetensors.read(file, 1 << 24).tensors();
        }
        Files.delete(folder.resolve("checkpoint"));
        AtomicReference<ImageTraining> current = new AtomicReference<>();
        TrainingListener stopping =
                new TrainingListener() {
                    @Override
                    public void batches(
                            int epoch,
                            int batch,
                            int batches,
                            long examples,
                            LossTerms.Values recent) {
                        Objects.requireNonNull(current.get()).stop();
                    }
                };
        try (ImageTraining training =
                new ImageTraining(
                        options, DATA, ComputeDevice.CPU, folder.resolve("checkpoint"), stopping)) {
            current.set(training);
            assertThat(training.train().finished()).isFalse();
        }
        try (ImageAutoencoder model = train(options)) {
            model.save(file);
        }
        assertThat(Safetensors.read(file, 1 << 24).tensors()).isEqualTo(whole);
    }

    @Test
    void aModelFileHoldsTheWholeModel() throws IOException {
        Path file = folder.resolve("model");
        try (ImageAutoencoder model = train(options(Preset.VAE, 1))) {
            model.save(file);
            try (ImageAutoencoder loaded = ImageAutoencoder.load(file, ComputeDevice.CPU)) {
                assertThat(loaded.config()).isEqualTo(model.config());
                assertThat(loaded.provenance()).isEqualTo(model.provenance());
                assertThat(loaded.densities().keySet()).isEqualTo(model.densities().keySet());
                ImageSet images = DATA.heldOut().head(5);
                assertThat(loaded.encode(images)).isDeepEqualTo(model.encode(images));
                assertThat(loaded.sample("gmm", 4, 9).squaredError(model.sample("gmm", 4, 9)))
                        .isZero();
            }
        }
        Safetensors stored = Safetensors.read(file, 1 << 24);
        assertDamage(stored, "format", "molrae-image-model/2", "update molrae");
        assertDamage(stored, "format", "molrae-sequence-model/1", "not a molrae image model");
        assertDamage(stored, "network", "{}", "network is damaged");
        assertDamage(stored, "posterior", "deterministic", "weights, its network has");
        assertDamage(stored, "provenance", "[", "provenance is damaged");
        String number = String.valueOf(stored.metadata().get("provenance"));
        assertDamage(
                stored,
                "provenance",
                number.replaceFirst("[0-9]+[.][0-9]+", "\"1~2\""),
                "provenance is damaged");
    }

    private void assertDamage(Safetensors stored, String key, String value, String message)
            throws IOException {
        Map<String, String> metadata = new HashMap<>(stored.metadata());
        metadata.remove("sha256");
        metadata.put(key, value);
        Path file = folder.resolve("damaged");
        new Safetensors(stored.tensors(), metadata).write(file);
        assertThatThrownBy(() -> ImageAutoencoder.load(file, ComputeDevice.CPU))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("For input string");
    }

    @Test
    void samplesDoNotDependOnHowManyThereAre() throws IOException {
        try (ImageAutoencoder model = train(options(Preset.RAE, 1))) {
            ImageSet many = model.sample("gaussian", 300, 5);
            ImageSet few = model.sample("gaussian", 3, 5);
            assertThat(model.drawCodes(model.density("gaussian"), 3, 5))
                    .isDeepEqualTo(
                            Arrays.copyOf(model.drawCodes(model.density("gaussian"), 300, 5), 3));
            assertThat(many.head(3).squaredError(few)).isLessThan(1e-3);
            assertThat(model.sample("gaussian", 3, 6).squaredError(few)).isGreaterThan(1e-3);
            assertThatThrownBy(() -> model.sample("2svae", 3, 1))
                    .hasMessageContaining("no density 2svae")
                    .hasMessageContaining("gaussian, gmm, prior");
        }
    }

    @Test
    void refusesImagesOfAnotherShape() throws IOException {
        ImageTrainingOptions options = options(Preset.AE, 1);
        ImageTrainingOptions other =
                new ImageTrainingOptions(
                        ConvolutionalConfig.paper(
                                new org.molrae.images.data.ImageShape(3, 32), 1 / 64.0),
                        options.objective(),
                        options.plan(),
                        25,
                        3);
        assertThatThrownBy(
                        () ->
                                new ImageTraining(
                                        other,
                                        DATA,
                                        ComputeDevice.CPU,
                                        folder.resolve("c"),
                                        SILENT))
                .hasMessage("the images are 1x32x32, the network's 3x32x32");
    }
}
