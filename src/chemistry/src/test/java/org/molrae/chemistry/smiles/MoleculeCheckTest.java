package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.smiles.MoleculeCheck.Verdict;

class MoleculeCheckTest {

    static Stream<Arguments> rdkitVerdicts() throws IOException {
        try (InputStream in = MoleculeCheckTest.class.getResourceAsStream("rdkit-validity.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arguments.of((Object[]) line.split("\t", -1)));
        }
    }

    @ParameterizedTest
    @MethodSource("rdkitVerdicts")
    void agreesWithRdkit(String smiles, String valid, String reason) {
        Verdict verdict = MoleculeCheck.of(smiles);
        assertThat(verdict.valid()).isEqualTo(valid.equals("1"));
        String ours = verdict.reason() == null ? "" : verdict.reason().label();
        switch (reason) {
            case "AtomKekulizeException" -> assertThat(ours).isEqualTo("kekulize");
            case "syntax" -> assertThat(ours).isIn("syntax", "ring");
            default -> assertThat(ours).isEqualTo(reason);
        }
    }

    /** Reason and position for one example of every rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "C) syntax 1",
                "C(C syntax 1",
                "C() syntax 2",
                "(C)C syntax 0",
                "C= syntax 2",
                "C==C syntax 2",
                "C. syntax 2",
                "C=.C syntax 2",
                "=C syntax 0",
                "1CC1 syntax 0",
                "C(1CC1) syntax 2",
                "CH3 syntax 1",
                "C<C syntax 1",
                "CQ syntax 1",
                "C%1CC%1 syntax 1",
                "[C syntax 0",
                "[] syntax 1",
                "[Xx] syntax 1",
                "[013C] syntax 1",
                "[C+-] syntax 3",
                "[CH4:] syntax 5",
                "[C@TH3](F)(Cl)(Br)I syntax 2",
                "[#119] syntax 1",
                "C1CC ring 1",
                "C11 ring 2",
                "C12CC12 ring 6",
                "CC(C)(C)(C)C valence 1",
                "O(C)(C)C valence 0",
                "C[NH4+] valence 1",
                "FCl(F)F valence 1",
                "c1cccc1 kekulize 4",
                "c1ccccc1c kekulize 8",
                "[H]C([H])([H])([H])[H] valence 3",
            })
    void saysWhyAndWhere(String smiles, String reason, int position) {
        Verdict verdict = MoleculeCheck.of(smiles);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.reason()).hasToString(reason.toUpperCase(Locale.ROOT));
        assertThat(verdict.position()).isEqualTo(position);
        assertThat(verdict.message()).isNotBlank().doesNotContain("\n");
    }

    /** What RDKit accepts beyond OpenSMILES, and odd but good chemistry. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C->[Fe]",
                "[Fe]<-C",
                "C~C",
                "C~1CC1",
                "C$C",
                "[#6]",
                "C%(12345)CC%(12345)",
                "C\\\\C=C",
                "C=1CC-1",
                "CN(=O)=O",
                "CN=N#N",
                "OCl(=O)(=O)=O",
                "CS(=O)(=O)C",
                "CP(C)(C)(C)C",
                "C[I](=O)=O",
                "[Fe](C)(C)(C)(C)(C)(C)(C)C",
                "[Xe](F)(F)(F)F",
                "C:C",
                "*1ccccc1",
                "c1ccc*cc1",
                "c1cc[nH]c1",
                "c1cc[n+](C)cc1",
                "[cH-]1cccc1",
                "c1ccccc1c1ccccc1",
                "[C]",
                "[CH5+]",
                "[H][H]",
                "[HH]",
                "[2H]C",
                "[H+]",
                "CC ethane",
                " CC",
                "[C@OH12]",
                "['Og']",
                "[Uuo]",
                "[C++]",
                "[se]1cccc1",
                "O=c1cc[nH]cc1",
                "C1=CC=CC=CC=C1",
            })
    void accepts(String smiles) {
        assertThat(MoleculeCheck.of(smiles)).isEqualTo(Verdict.VALID);
    }

    static Stream<Arguments> oddInput() {
        return Stream.of(
                Arguments.of("empty", "", false),
                Arguments.of("blank", " \t", false),
                Arguments.of("beyond ASCII", "CC\u00e9", false),
                Arguments.of("surrogates", "C\ud83d\ude00", false),
                Arguments.of("control characters", "C\0C", false),
                Arguments.of("deep", "C(".repeat(100_000) + "C" + ")".repeat(100_000), true),
                Arguments.of("deep, open", "C(".repeat(100_000), false),
                Arguments.of("long", "C".repeat(1_000_000), true),
                Arguments.of("long, rings", "c1ccccc1".repeat(125_000), true),
                Arguments.of("large odd ring", "c1" + "c".repeat(200_000) + "1", false),
                Arguments.of("brackets", "[".repeat(1_000_000), false),
                Arguments.of("charges", "[C" + "+".repeat(1_000_000) + "]", false),
                Arguments.of("crowded", "C" + "(C)".repeat(300_000), false),
                Arguments.of("hydrogens", "[Fe]" + "([H])".repeat(100_000), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddInput")
    void neverCrashesNorHangs(String name, String smiles, boolean valid) {
        Verdict verdict =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> MoleculeCheck.of(smiles));
        assertThat(verdict.valid()).isEqualTo(valid);
    }
}
