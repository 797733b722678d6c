package org.molrae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.DensityProvenance;

/** Files of earlier versions. */
class ImageModelFileTest {

    @TempDir Path folder;

    private Path stored(String name) throws IOException {
        Path file = folder.resolve(name);
        try (var in = ImageModelFileTest.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** A file of before it was kept how densities were fitted. */
    @Test
    void theFirstFormatIsStillRead() throws IOException {
        Path file = stored("format-1.safetensors");
        assertThat(ImageAutoencoder.isStoredIn(file)).isTrue();
        try (ImageAutoencoder model = ImageAutoencoder.load(file, ComputeDevice.CPU)) {
            assertThat(model.densities()).containsOnlyKeys("prior", "gaussian", "gmm");
            assertThat(model.provenance().data()).isEqualTo("drawn");
            assertThat(model.provenance().densities()).isEmpty();
        }
    }

    @Test
    void everyDensityIsStillRead() throws IOException {
        List<String> drawn = Files.readAllLines(stored("format-1-densities.safetensors.txt"));
        try (ImageAutoencoder model =
                ImageAutoencoder.load(
                        stored("format-1-densities.safetensors"), ComputeDevice.CPU)) {
            assertThat(drawn).hasSize(5);
            for (String line : drawn) {
                String[] fields = line.split(" ");
                double[] expected =
                        Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray();
                assertThat(FormatFixture.draws(model, fields[0]))
                        .as(fields[0])
                        .containsExactly(expected, within(1e-5));
            }
            assertThat(model.provenance().densities()).containsOnlyKeys("kde", "2svae");
            DensityProvenance second =
                    Objects.requireNonNull(model.provenance().densities().get("2svae"));
            assertThat(second.width()).isEqualTo(4);
            assertThat(second.codes()).isEqualTo(46);
            assertThat(second.heldOutCodes()).isEqualTo(11);
            assertThat(second.heldOutLogLikelihood()).isFinite();
            assertThat(second.trace()).isNotEmpty();
        }
    }

    @Test
    void otherFilesHoldNoModelOfImages() throws IOException {
        assertThat(ImageAutoencoder.isStoredIn(folder.resolve("nowhere"))).isFalse();
        assertThat(ImageAutoencoder.isStoredIn(folder)).isFalse();
        Path text = Files.writeString(folder.resolve("text"), "no model, but long enough");
        assertThat(ImageAutoencoder.isStoredIn(text)).isFalse();
    }
}
