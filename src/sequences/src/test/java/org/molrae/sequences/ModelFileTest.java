package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.Provenance;

class ModelFileTest {

    @TempDir Path folder;

    private Path saved(GrammarAutoencoder model) throws IOException {
        Path file = folder.resolve("model.safetensors");
        model.save(file);
        return file;
    }

    @Test
    void aLoadedModelDoesWhatTheSavedOneDid() throws IOException {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 8, 3)) {
            float[][] codes = model.encode(List.of(new int[] {3, 0}, new int[] {2, 1, 3}));
            model.setDensity(
                    DensityEstimator.of("gaussian", 7)
                            .fit(new CodeSplit(codes, codes), FitListener.SILENT));
            TrainingSetFilter filter = TrainingSetFilter.of(3);
            filter.add(new int[] {1, 2});
            model.setTrainingSet(filter);
            // weights are stored at half precision: what is loaded once stays the same
            try (GrammarAutoencoder first =
                            GrammarAutoencoder.load(saved(model), ComputeDevice.CPU);
                    GrammarAutoencoder second =
                            GrammarAutoencoder.load(saved(first), ComputeDevice.CPU)) {
                List<int[]> derivations = List.of(new int[] {3, 4}, new int[] {0, 1, 2});
                float[][] others = first.encode(derivations);
                assertThat(second.encode(derivations)).isEqualTo(others);
                List<int[]> decoded = first.decode(Arrays.asList(others));
                assertThat(second.decode(Arrays.asList(others))).containsExactlyElementsOf(decoded);
                assertThat(second.vocabulary()).isEqualTo(model.vocabulary());
                assertThat(second.densities()).containsKeys("prior", "gaussian");
                assertThat(second.trainingSet().orElseThrow().contains(new int[] {1, 2})).isTrue();
                assertThat(second.network().config()).isEqualTo(Expressions.SMALL);
                assertThat(second.provenance()).isEqualTo(model.provenance());
                assertThat(second.provenance().densities()).containsOnlyKeys("gaussian");
            }
        }
    }

    @Test
    void theDefaultsOfSamplingAreStored() throws IOException {
        try (GrammarAutoencoder model =
                GrammarAutoencoder.untrained(
                        Expressions.vocabulary(0),
                        Expressions.SMALL,
                        new Posterior.NoiseLevels(0.5),
                        ComputeDevice.CPU,
                        3)) {
            SamplingDefaults sampling = new SamplingDefaults(1.5, 0.8, 0.05);
            model.setSamplingDefaults(sampling);
            Path file = saved(model);
            try (GrammarAutoencoder loaded = GrammarAutoencoder.load(file, ComputeDevice.CPU)) {
                assertThat(loaded.samplingDefaults()).isEqualTo(sampling);
                assertThat(loaded.posterior()).isEqualTo(model.posterior());
                assertThat(loaded.decode(List.of(new float[8]))).hasSize(1);
            }
            Safetensors stored = Safetensors.read(file, 1 << 30);
            for (String bad : List.of("-1", "NaN", "much")) {
                java.util.Map<String, String> metadata = new java.util.TreeMap<>(stored.metadata());
                metadata.put(bad.equals("NaN") ? "temperature" : "noise", bad);
                new Safetensors(stored.tensors(), metadata).write(file);
                refused(file);
            }
        }
    }

    @Test
    void epochsAreStored() throws IOException {
        Provenance.Epoch epoch = new Provenance.Epoch(3.5, 4.25, Map.of("reconstruction", 0.125));
        Provenance provenance =
                new Provenance(
                        "none",
                        "",
                        0,
                        1,
                        2,
                        "none",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(epoch, new Provenance.Epoch(1, 2, Map.of())));
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 3)) {
            model.setProvenance(provenance);
            Path file = saved(model);
            assertThat(ModelDescription.read(file).provenance()).isEqualTo(provenance);
        }
    }

    @Test
    void kusnersNetworkIsStoredToo() throws IOException {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL_KUSNER, 0, 3);
                GrammarAutoencoder loaded =
                        GrammarAutoencoder.load(saved(model), ComputeDevice.CPU)) {
            assertThat(loaded.network().config()).isEqualTo(Expressions.SMALL_KUSNER);
        }
    }

    @Test
    void aDamagedFileIsRefusedInOneLine() throws IOException {
        Path file;
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 3)) {
            file = saved(model);
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 200, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(file);
        }
        Files.writeString(file, "CCO ethanol\nc1ccccc1 benzene\n");
        refused(file);
    }

    private static void refused(Path file) {
        assertThatThrownBy(() -> GrammarAutoencoder.load(file, ComputeDevice.CPU))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "molrae-sequence-model/1=>molrae-sequence-model/2",
                "molrae-sequence-model/1=>another-model/1",
                "latentDimension\\\":8=>latentDimension\\\":9",
                "latentDimension\\\":8=>latentDimension\\\":-8",
                "latentDimension\\\":8=>latentDimension\\\":\\\"x\\\"",
                "convolutional-gru=>recurrent",
                "grammar expression=>grammar klingon"
            })
    void aFileThatSaysSomethingElseIsRefused(String change) throws IOException {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 3)) {
            Path file = saved(model);
            Safetensors stored = Safetensors.read(file, 1 << 30);
            String[] sides = change.replace("\\\"", "\"").split("=>", 2);
            Map<String, String> metadata = new java.util.TreeMap<>();
            stored.metadata()
                    .forEach((key, text) -> metadata.put(key, text.replace(sides[0], sides[1])));
            assertThat(metadata).isNotEqualTo(stored.metadata());
            new Safetensors(stored.tensors(), metadata).write(file);
            refused(file);
        }
    }

    /** A model as format 1 was first written, and what it decoded to then. */
    @Test
    void theFirstFormatIsStillRead() throws IOException {
        Path file = folder.resolve("format-1.safetensors");
        try (var in = ModelFileTest.class.getResourceAsStream("format-1.safetensors");
                var expected = ModelFileTest.class.getResourceAsStream("format-1.txt")) {
            Files.copy(in, file);
            try (GrammarAutoencoder model = GrammarAutoencoder.load(file, ComputeDevice.CPU)) {
                assertThat(model.provenance().densities()).isEmpty();
                assertThat(FormatFixture.decoded(model, "gmm"))
                        .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
                // it was written before epochs were told
                assertThat(model.provenance().history()).isEmpty();
            }
        }
    }

    /** A model with every density, as they were first written. */
    @ParameterizedTest
    @ValueSource(strings = {"prior", "gaussian", "gmm", "kde", "2svae"})
    void everyDensityIsStillRead(String density) throws IOException {
        Path file = folder.resolve("densities.safetensors");
        String name = "format-1-densities";
        try (var in = ModelFileTest.class.getResourceAsStream(name + ".safetensors");
                var expected =
                        ModelFileTest.class.getResourceAsStream(name + "-" + density + ".txt")) {
            Files.copy(in, file);
            try (GrammarAutoencoder model = GrammarAutoencoder.load(file, ComputeDevice.CPU)) {
                assertThat(FormatFixture.decoded(model, density))
                        .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(model.provenance().densities())
                        .containsOnlyKeys("gaussian", "gmm", "kde", "2svae");
            }
        }
    }
}
