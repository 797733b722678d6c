package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

class KekuleFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // aromatic and Kekulé input, either resonance form
                "c1ccccc1 C1=CC=CC=C1",
                "C=1C=CC=CC=1 C1=CC=CC=C1",
                "Cc1ccccc1F CC1=CC=CC=C1F",
                "CC=1C=CC=CC=1F CC1=CC=CC=C1F",
                "c1cc[nH]c1 C1=CNC=C1",
                "O=c1cc[nH]cc1 O=C1C=CNC=C1",
                // bond-shift isomers stay apart
                "CC1=C(C)C=CC=CC=C1 CC1=C(C)C=CC=CC=C1",
                "CC=1C(C)=CC=CC=CC=1 CC1=CC=CC=CC=C1C",
                // charges, isotopes, fragments, hydrogens
                "CN(=O)=O C[N+](=O)[O-]",
                "[H]C([H])([H])[2H] C[2H]",
                "[Na+].[O-]C=O O=C[O-].[Na+]",
                "[H][H] [H][H]",
                "[CH3:7]C C[CH3:7]",
                "[OH2] O",
                "C[SH](=O)=O CS(=O)=O",
            })
    void writesOneForm(String smiles, String form) throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).isEqualTo(form);
        assertThat(KekuleForm.of(form)).isEqualTo(form);
    }

    static Stream<String> writings() throws IOException {
        try (InputStream in = KekuleFormTest.class.getResourceAsStream("writings.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("writings")
    void dependsOnTheMoleculeOnly(String line) throws InvalidMoleculeException {
        String[] writings = line.split("\t", -1);
        String form = KekuleForm.of(writings[0]);
        for (String writing : writings) {
            assertThat(KekuleForm.of(writing)).as(writing).isEqualTo(form);
        }
        assertThat(KekuleForm.of(form)).isEqualTo(form);
        assertThat(form).doesNotContainPattern("[bcnops]1|[cnos][cnos]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "F/C=C/F F\\C=C\\F",
                "F/C=C\\F F\\C=C/F",
                "N[C@@H](C)C(=O)O OC(=O)[C@H](C)N",
                "C[C@H]1CC[C@@H](C)CC1 C[C@@H]1CC[C@H](C)CC1",
                "C[C@H]1CC[C@H](C)CC1 C[C@@H]1CC[C@@H](C)CC1",
                "[H]/N=C(/C)CC CC/C(C)=N\\[H]",
                // lone pairs, with a ring number at their atom and without
                "C[P@]1CCC[C@H]1F C1C[P@@](C)[C@H](F)C1",
                "C[S@+]1CCC[C@H]1F F[C@H]1[S@+](C)CCC1",
                "O=[S@]1CCC[C@H]1F C1[S@@]([C@@H](CC1)F)=O",
                "F/C=C/1.Br1 F/C=C/Br",
            })
    void keepsConfiguration(String smiles, String same) throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).isEqualTo(KekuleForm.of(same)).containsPattern("[@/]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "F/C=C/F F/C=C\\F",
                "N[C@@H](C)C(=O)O N[C@H](C)C(=O)O",
                "C[C@H]1CC[C@@H](C)CC1 C[C@H]1CC[C@H](C)CC1",
            })
    void keepsStereoisomersApart(String smiles, String other) throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).isNotEqualTo(KekuleForm.of(other));
    }

    @ParameterizedTest
    @CsvSource({"C[C@H](C)O", "F/C=C(/C)C", "F/C1=C/CCCC1"})
    void dropsMarksThatMeanNothing(String smiles) throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).doesNotContain("@").doesNotContain("/");
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "C(, SYNTAX",
        "C1, RING",
        "C(C)(C)(C)(C)C, VALENCE",
        "c1ccc1c, KEKULIZE",
        "C->[Fe], UNSUPPORTED",
        "C~C, UNSUPPORTED"
    })
    void saysWhatIsWrong(String smiles, Reason reason) {
        InvalidMoleculeException e =
                catchThrowableOfType(InvalidMoleculeException.class, () -> KekuleForm.of(smiles));
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e).message().isNotBlank();
    }

    @Test
    void writesLargeMolecules() throws InvalidMoleculeException {
        String chain = "C(".repeat(4_000) + "O" + ")".repeat(4_000);
        assertThat(KekuleForm.of(chain)).isEqualTo("C".repeat(4_000) + "O");
        String acene = KekuleForm.of("c1ccccc1".repeat(500));
        assertThat(KekuleForm.of(acene)).isEqualTo(acene);
    }
}
