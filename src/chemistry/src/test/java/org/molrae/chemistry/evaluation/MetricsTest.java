package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

class MetricsTest {

    /** The figures are RDKit's and SciPy's, by benchmarks/peers/metrics_reference.py. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void agreesWithTheReferenceOnAnyNumberOfThreads(int threads)
            throws IOException, InvalidMoleculeException {
        Map<String, Double> wanted = new HashMap<>();
        for (String line : lines("figures.tsv")) {
            wanted.put(line.split("\t", -1)[0], Double.valueOf(line.split("\t", -1)[1]));
        }
        Comparison sets =
                new Comparison(
                        Sets.of(lines("generated.smi")),
                        Sets.of(lines("reference.smi")),
                        Sets.training(lines("training.smi")),
                        threads);
        for (Metric metric : Metrics.all()) {
            double figure = Objects.requireNonNull(wanted.get(metric.name()), metric.name());
            assertThat(metric.of(sets))
                    .as(metric.name())
                    .isCloseTo(figure, within(2e-6 + 1e-7 * figure));
        }
    }

    @Test
    void countsAndCompares() throws InvalidMoleculeException {
        Comparison sets =
                new Comparison(
                        Sets.of(List.of("CC", "C-C", "CCO", "C(C")),
                        Sets.of(List.of("CC", "OCC")),
                        Sets.training(List.of("OCC", "CCC")),
                        1);
        assertThat(Sets.figure("valid", sets)).isEqualTo(0.75);
        assertThat(Sets.figure("unique@1k", sets)).isEqualTo(2.0 / 3);
        assertThat(Sets.figure("novelty", sets)).isEqualTo(0.5);
        assertThat(Sets.figure("SNN", sets)).isEqualTo(1);
        // counts (2, 1) and (1, 1)
        assertThat(Sets.figure("Frag", sets)).isCloseTo(3 / Math.sqrt(10), within(1e-12));
        assertThat(Sets.figure("Scaf", sets)).isNaN();
        assertThat(Sets.figure("Scaf_all", sets)).isNaN();
        // two thirds against one half weigh 30.07 and not 46.069
        assertThat(Sets.figure("weight", sets)).isCloseTo((46.069 - 30.07) / 6, within(1e-9));
    }

    @Test
    void countsScaffoldsByTheirRings() {
        Comparison sets =
                new Comparison(
                        Sets.of(List.of("Cc1ccccc1", "c1ccccc1C1CC1", "CC1CC1c1ccccc1", "CCC")),
                        Sets.of(List.of("c1ccccc1C1CC1", "c1ccc2ccccc2c1", "CC1CC1")),
                        null,
                        1);
        // {phenylcyclopropane: 2} and {phenylcyclopropane, naphthalene}
        assertThat(Sets.figure("Scaf", sets)).isCloseTo(1 / Math.sqrt(2), within(1e-12));
        // {benzene, phenylcyclopropane: 2} and {phenylcyclopropane, naphthalene, cyclopropane}
        assertThat(Sets.figure("Scaf_all", sets)).isCloseTo(2 / Math.sqrt(15), within(1e-12));
    }

    @Test
    void filtersChargesLargeRingsAndElements() {
        List<String> lines = List.of("CCCO", "CC[NH3+]", "C1CCCCCCC1", "C[Si](C)(C)C", "CC1CO1");
        Comparison sets = new Comparison(Sets.of(lines), Sets.of(lines), null, 1);
        assertThat(Sets.figure("filters", sets)).isEqualTo(0.2);
    }

    @Test
    void measuresDiversityOfAllPairs() {
        List<String> lines = List.of("C", "O");
        Comparison sets = new Comparison(Sets.of(lines), Sets.of(lines), null, 1);
        // similarities 1, 0, 0, 1
        assertThat(Sets.figure("IntDiv1", sets)).isEqualTo(0.5);
        assertThat(Sets.figure("IntDiv2", sets)).isCloseTo(1 - Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void isPerfectForTheSameSet() throws IOException {
        List<String> lines = lines("reference.smi");
        Comparison sets = new Comparison(Sets.of(lines), Sets.of(lines), null, 2);
        for (String name : List.of("SNN", "Frag", "Scaf", "Scaf_all", "KL")) {
            assertThat(Sets.figure(name, sets)).as(name).isCloseTo(1, within(1e-9));
        }
        for (String name : List.of("logP", "SA", "QED", "weight", "Wasserstein12")) {
            assertThat(Sets.figure(name, sets)).as(name).isEqualTo(0);
        }
        assertThat(Sets.figure("Frechet_environments", sets)).isCloseTo(0, within(1e-3));
    }

    @Test
    void isUndefinedWithoutMolecules() {
        Comparison sets = new Comparison(Sets.of(List.of("C(")), Sets.of(List.of("C")), null, 1);
        assertThat(Sets.figure("valid", sets)).isEqualTo(0);
        for (Metric metric : Metrics.all()) {
            if (!metric.name().equals("valid")) {
                assertThat(metric.of(sets)).as(metric.name()).isNaN();
            }
        }
    }

    @Test
    void liesWithinItsRange() throws IOException, InvalidMoleculeException {
        Comparison sets =
                new Comparison(
                        Sets.of(lines("generated.smi")),
                        Sets.of(List.of("CCO")),
                        Sets.training(List.of()),
                        1);
        for (Metric metric : Metrics.all()) {
            double figure = metric.of(sets);
            if (!Double.isNaN(figure)) {
                assertThat(figure).as(metric.name()).isBetween(metric.lowest(), metric.highest());
            }
        }
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MetricsTest.class.getResourceAsStream(resource))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
    }
}
