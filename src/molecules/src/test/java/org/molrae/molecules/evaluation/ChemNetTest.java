package org.molrae.molecules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.chemistry.evaluation.Comparison;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/** Against a stand-in and figures of {@code benchmarks/judges/chemnet_reference.py}. */
class ChemNetTest {

    @TempDir Path folder;

    private Path standIn;

    @BeforeEach
    void unpack() throws IOException {
        standIn = Files.write(folder.resolve("chemnet.pt"), resource("chemnet.pt"));
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(ChemNetTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String name) {
        return new String(resource(name), StandardCharsets.UTF_8).lines().toList();
    }

    private ChemNet load() throws IOException {
        return ChemNet.load(standIn, Optional.empty(), ComputeDevice.CPU);
    }

    @Test
    void givesTheActivationsOfPyTorch() throws IOException {
        List<String> generated = lines("generated.smi");
        int compared = 0;
        try (ChemNet network = load()) {
            float[][] activations = network.activations(generated);
            assertThat(activations).hasNumberOfRows(200);
            for (String line : lines("chemnet.tsv")) {
                String[] fields = line.split("\t", -1);
                if (fields[0].startsWith("generated ")) {
                    float[] row = activations[Integer.parseInt(fields[0].substring(10))];
                    assertThat(row).hasSize(512);
                    for (int i = 0; i < 32; i++) {
                        assertThat(row[16 * i])
                                .isCloseTo(Float.parseFloat(fields[1 + i]), offset(1e-4f));
                    }
                    compared++;
                }
            }
            // the texts around a text do not matter
            assertThat(network.activations(generated.subList(7, 8))[0])
                    .containsExactly(activations[7], offset(1e-5f));
        }
        assertThat(compared).isEqualTo(20);
    }

    @Test
    void theDistanceIsSciPys() throws IOException {
        try (ChemNet network = load()) {
            SetStatistics generated = set(network, lines("generated.smi"));
            SetStatistics reference = set(network, lines("reference.smi"));
            Comparison sets = new Comparison(generated, reference, null, 1);
            ChemNetFrechetDistance metric = new ChemNetFrechetDistance(network);
            double distance = metric.of(sets);
            // covariances of fewer rows than columns: SciPy's matrix root has less digits
            assertThat(distance).isCloseTo(figure("data"), withPercentage(0.001));
            assertThat(distance).isCloseTo(figure("root"), withPercentage(0.02));
            assertThat(metric.of(new Comparison(reference, reference, null, 1)))
                    .isCloseTo(0, offset(1e-6));
            SetStatistics single = set(network, List.of("CCO"));
            assertThat(metric.of(new Comparison(single, reference, null, 1))).isNaN();
        }
    }

    private static double figure(String name) {
        return lines("chemnet.tsv").stream()
                .filter(line -> line.startsWith(name + "\t"))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static SetStatistics set(ChemNet network, List<String> smiles) {
        SetStatistics set = new SetStatistics(1);
        ChemNetFrechetDistance metric = new ChemNetFrechetDistance(network);
        metric.measure(List.of(), smiles).forEach(row -> metric.add(set, row));
        return set;
    }

    @Test
    void isNotDefinedWithoutActivations() throws InvalidMoleculeException, IOException {
        SetStatistics set = new SetStatistics(1);
        set.add(MoleculeFeatures.of("CCO"));
        try (ChemNet network = load()) {
            assertThat(new ChemNetFrechetDistance(network).of(new Comparison(set, set, null, 1)))
                    .isNaN();
        }
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertThatThrownBy(
                        () -> ChemNet.load(standIn, Optional.of("00ff"), ComputeDevice.CPU).close())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("chemnet.pt has the SHA-256 ")
                .hasMessageEndingWith("not 00ff");
        Path text = Files.writeString(folder.resolve("text.pt"), "no script");
        assertThatThrownBy(() -> ChemNet.load(text, Optional.empty(), ComputeDevice.CPU).close())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageEndingWith("text.pt: no TorchScript that can be loaded");
        Path narrow = Files.write(folder.resolve("narrow.pt"), resource("narrow.pt"));
        assertThatThrownBy(() -> ChemNet.load(narrow, Optional.empty(), ComputeDevice.CPU).close())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("makes (2, 12) of (2, 35, 350), and not (2, 512)");
        Path images = Files.write(folder.resolve("images.pt"), resource("images.pt"));
        assertThatThrownBy(() -> ChemNet.load(images, Optional.empty(), ComputeDevice.CPU).close())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("not ChemNet: ")
                .message()
                .doesNotContain("\n");
    }
}
