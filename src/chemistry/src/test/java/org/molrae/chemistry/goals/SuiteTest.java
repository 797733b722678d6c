package org.molrae.chemistry.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.properties.Measurement;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class SuiteTest {

    private static Suite suite(String name) {
        return Suite.named(name).orElseThrow();
    }

    /**
     * Six digits of the original package with RDKit 2022.09.3; the first line has the molecules.
     */
    @TestFactory
    Stream<DynamicTest> scoresAreThoseOfTheOriginalPackage() throws IOException {
        List<List<String>> rows = table();
        List<String> molecules = rows.get(0);
        return rows.stream()
                .skip(1)
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.get(0) + " " + row.get(1),
                                        () -> {
                                            for (int i = 2; i < row.size(); i++) {
                                                check(row, molecules.get(i), row.get(i));
                                            }
                                        }));
    }

    private static void check(List<String> row, String smiles, String expected)
            throws InvalidMoleculeException {
        Task task = suite(row.get(0)).task(row.get(1)).orElseThrow();
        double score = Double.parseDouble(expected);
        assertThat(task.of(Molecule.fromSmiles(smiles)))
                .as(smiles)
                // the original's products underflow where logarithms do not
                .isEqualTo(score, within(Math.max(score * 5.1e-6, 1e-60)));
    }

    private static List<List<String>> table() throws IOException {
        try (InputStream stream = SuiteTest.class.getResourceAsStream("scores.tsv")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        }
    }

    @Test
    void suitesAreWhole() {
        assertThat(Suite.NAMES).allSatisfy(name -> assertThat(suite(name).name()).isEqualTo(name));
        assertThat(suite("guacamol").tasks()).hasSize(20);
        assertThat(suite("PMO").tasks()).hasSize(20);
        assertThat(suite("trivial").tasks()).hasSize(7);
        assertThat(Suite.named("moses")).isEmpty();
        Task isomers = suite("guacamol").task("c9h10n2o2pf2cl").orElseThrow();
        assertThat(isomers.size()).isEqualTo(250);
        assertThat(suite("guacamol").task("Ranolazine MPO").orElseThrow().start()).hasSize(1);
        assertThat(suite("guacamol").task("Deco Hop").orElseThrow().tops())
                .containsExactly(1, 10, 100);
    }

    @Test
    void sharingChangesNothing() throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles("CCOc1ccc(Nc2ncnc3cc(F)ccc23)cc1C(=O)NC");
        Measurement shared = Measurement.of(molecule);
        for (Task task : suite("guacamol").tasks()) {
            assertThat(shared.value(task)).isEqualTo(task.of(molecule));
        }
    }

    @Test
    void assessesByTheMeanOfTheTops() throws InvalidMoleculeException {
        Task task =
                Suite.read("name: x\ntasks: [{name: a, terms: [{property: QED}]}]", Path.of(""))
                        .tasks()
                        .get(0);
        // best 1: 0.9, best 10: (0.9 + 0.5) / 10, best 100: the same sum / 100
        assertThat(task.assess(List.of(0.9, 0.5)))
                .isEqualTo((0.9 + 0.14 + 0.014) / 3, within(1e-12));
        assertThat(Task.top(List.of(0.9, 0.5, 0.1), 2)).isEqualTo(0.7, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | a suite is a mapping with the key 'tasks'",
                "name: x | line 1: the key 'tasks' is missing",
                "{name: x, tasks: [{name: a}]} | line 1: the key 'terms' is missing",
                "{name: x, tasks: [{terms: [{property: QED}]}]} | line 1: the key 'name' is missing",
                "{name: x, tasks: [{name: a, same: pmo/b}]} | line 1: same: there is no task 'pmo/b'",
                "{name: x, tasks: [{name: a, same: b}]} | line 1: same: there is no task 'b'",
                "{name: x, tasks: [{name: a, same: pmo/qed, mean: geometric}]} | line 1: same: not beside",
                "{name: x, tasks: [{name: a, same: pmo/qed, tops: 0}]} | line 1: tops: tops are numbers",
                "{name: x, tasks: [{name: a, same: pmo/qed, start: C1}]} | line 1: start: 'C1' is no",
                "{name: x, tasks: [{name: a, same: pmo/qed}, {name: a, same: pmo/qed}]} | line 1: name:"
            })
    void saysWhatIsWrongAndWhere(String yaml, String message) {
        assertThatThrownBy(() -> Suite.read(yaml, Path.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void findsTasksOfAllSuites() {
        Task task = Suite.published("ZALEPLON_mpo").orElseThrow();
        assertThat(task.name()).isEqualTo("zaleplon_mpo");
        assertThat(Suite.published("guacamol/zaleplon mpo").orElseThrow().scorer())
                .isSameAs(task.scorer());
        assertThat(Suite.published("logP (target: -1.0)").orElseThrow().key())
                .isEqualTo("logp_target_1_0");
        assertThat(Suite.published("pmo/c11h24")).isEmpty();
        assertThat(Suite.published("moses/qed")).isEmpty();
        assertThat(Suite.published("/")).isEmpty();
        assertThat(Suite.published()).hasSize(20 + 20 + 7 - 16);
    }
}
