package org.molrae.images.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.features.GaussianMoments;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageShape;
import org.molrae.images.data.ImageSource;

class FeatureExtractorTest {

    private static final TrainingListener SILENT = new TrainingListener() {};

    @TempDir Path folder;

    private Path detector() throws IOException {
        Path file = folder.resolve("detector.pt");
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("detector.pt"))) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void runsTorchScript() throws IOException {
        byte[] image = new byte[32 * 32];
        Arrays.fill(image, 0, 512, (byte) 200);
        ImageSet images =
                ImageSet.unlabelled(new ImageShape(1, 32), new byte[][] {image, new byte[1024]});
        try (FeatureExtractor features =
                InceptionFeatures.load(detector(), Optional.empty(), ComputeDevice.CPU)) {
            float[][] found = features.features(images);
            // grey is three equal channels, the upper quadrants are light
            assertThat(found[0]).hasSize(12);
            for (int channel = 0; channel < 3; channel++) {
                assertThat(found[0][4 * channel]).isCloseTo(200f, offset(1e-3f));
                assertThat(found[0][4 * channel + 1]).isCloseTo(200f, offset(1e-3f));
                assertThat(found[0][4 * channel + 2]).isZero();
            }
            assertThat(found[1]).containsOnly(0f);
            assertThat(features.distanceName()).isEqualTo("FID");
            assertThat(features.description()).contains("sha256");
        }
    }

    @Test
    void refusesAnotherFileThanTheOneMeant() throws IOException {
        Path file = detector();
        assertThatThrownBy(
                        () -> InceptionFeatures.load(file, Optional.of("00ff"), ComputeDevice.CPU))
                .hasMessageContaining("SHA-256")
                .hasMessageContaining("not 00ff");
        Files.writeString(file, "no script");
        assertThatThrownBy(() -> InceptionFeatures.load(file, Optional.empty(), ComputeDevice.CPU))
                .hasMessageContaining("no TorchScript");
    }

    @Test
    void trainsAClassifierOnce() throws IOException {
        ImageData data = ImageSource.parse("drawn").read(1000);
        Path file = folder.resolve("classifier");
        float[][] first;
        try (ClassifierFeatures features =
                ClassifierFeatures.train(data, ComputeDevice.CPU, 1, file, SILENT)) {
            assertThat(features.accuracy(data.heldOut())).isGreaterThan(0.9);
            assertThat(features.distanceName()).doesNotContain("FID");
            first = features.features(data.heldOut());
            assertThat(first[0]).hasSize(64);
            // held-out digits are nearer to digits than noise is
            GaussianMoments heldOut = GaussianMoments.of(first);
            double near =
                    heldOut.distance(
                            GaussianMoments.of(features.features(data.training().head(1000))));
            byte[][] noise = new byte[500][1024];
            java.util.Random random = new java.util.Random(1);
            for (byte[] image : noise) {
                random.nextBytes(image);
            }
            double far =
                    heldOut.distance(
                            GaussianMoments.of(
                                    features.features(ImageSet.unlabelled(data.shape(), noise))));
            assertThat(far).isGreaterThan(20 * near);
        }
        TrainingListener never =
                new TrainingListener() {
                    @Override
                    public void batches(
                            int epoch,
                            int batch,
                            int batches,
                            long examples,
                            org.molrae.autoencoder.LossTerms.Values recent) {
                        throw new AssertionError("trained again");
                    }
                };
        try (ClassifierFeatures features =
                ClassifierFeatures.train(data, ComputeDevice.CPU, 1, file, never)) {
            // the last bits depend on how many images are on the device at a time
            assertThat(features.features(data.heldOut().head(3))[2])
                    .containsExactly(first[2], offset(1e-4f));
        }
    }

    @Test
    void needsLabels() {
        byte[][] images = new byte[40][1024];
        ImageSet set = ImageSet.unlabelled(new ImageShape(1, 32), images);
        ImageData data = new ImageData("none", "", set, set, set);
        assertThatThrownBy(
                        () ->
                                ClassifierFeatures.train(
                                        data,
                                        ComputeDevice.CPU,
                                        1,
                                        folder.resolve("classifier"),
                                        SILENT))
                .hasMessageContaining("no labels");
    }
}
