package org.molrae.chemistry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

class MolfileTest {

    /** L-alanine as RDKit 2022.09 draws it: the wedge goes up from the centre to nitrogen. */
    private static final String ALANINE =
            """
            alanine
                 RDKit          2D

              6  5  0  0  0  0  0  0  0  0999 V2000
                1.2990   -0.7500    0.0000 C   0  0  0  0  0  0  0  0  0  0  0  0
                0.0000    0.0000    0.0000 C   0  0  0  0  0  0  0  0  0  0  0  0
                0.0000    1.5000    0.0000 N   0  0  0  0  0  0  0  0  0  0  0  0
               -1.2990   -0.7500    0.0000 C   0  0  0  0  0  0  0  0  0  0  0  0
               -2.5981   -0.0000    0.0000 O   0  0  0  0  0  0  0  0  0  0  0  0
               -1.2990   -2.2500    0.0000 O   0  0  0  0  0  0  0  0  0  0  0  0
              2  1  1  WEDGE
              2  3  1  0
              2  4  1  0
              4  5  2  0
              4  6  1  0
            M  END
            """;

    private static List<MoleculeRecord> read(String text) throws IOException {
        List<MoleculeRecord> records = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (MoleculeFile file =
                MoleculeFile.of(new ByteArrayInputStream(bytes), "in.sdf", Reading.MOLECULES)) {
            for (MoleculeRecord one = file.next(); one != null; one = file.next()) {
                records.add(one);
            }
        }
        return records;
    }

    private static boolean same(String a, String b) throws InvalidMoleculeException {
        return CanonicalForm.sameMolecule(a, b);
    }

    @Test
    void readsTheStereoOfADrawing() throws Exception {
        String up = ALANINE.replace("WEDGE", "1");
        String down = ALANINE.replace("WEDGE", "6");
        // RDKit's SMILES of the two drawings
        assertThat(same(Molfile.smiles(up), "C[C@H](N)C(=O)O")).isTrue();
        assertThat(same(Molfile.smiles(down), "C[C@@H](N)C(=O)O")).isTrue();
        assertThat(same(Molfile.smiles(ALANINE.replace("WEDGE", "0")), "CC(N)C(=O)O")).isTrue();
    }

    @Test
    void readsRecordsWithFields() throws IOException {
        String molfile = ALANINE.replace("WEDGE", "0");
        String sdf =
                molfile
                        + "> <logP>  (1)\n-2.9\n\n> <note>\ntwo\nlines\n\n$$$$\n"
                        + molfile.replace("alanine", "")
                        + ">  <late>\n1\n\n$$$$\n";
        List<MoleculeRecord> records = read(sdf);
        assertThat(records).extracting(MoleculeRecord::name).containsExactly("alanine", null);
        assertThat(records).extracting(MoleculeRecord::line).containsExactly(1L, 25L);
        assertThat(records)
                .extracting(MoleculeRecord::fields)
                .containsExactly(List.of("-2.9", "two\nlines", ""), List.of("", "", "1"));
    }

    @Test
    void aRecordThatCannotBeReadCostsItselfOnly() throws IOException {
        String good = ALANINE.replace("WEDGE", "0") + "$$$$\n";
        String broken = good.replace("  6  5  0", "  6  9  0").replace("alanine", "broken");
        String endless = good.replace("M  END", "M  END\n> <x>\n" + "1\n".repeat(600_000));
        assertThat(read(good + broken + good))
                .extracting(record -> record.fault() == null)
                .containsExactly(true, false, true);
        assertThat(read(good + endless + good))
                .extracting(MoleculeRecord::fault)
                .containsExactly(null, "the record is longer than 1,048,576 bytes", null);
    }

    @Test
    void aMolfileAloneIsNamed() {
        assertThatThrownBy(() -> read(ALANINE.replace("WEDGE", "0")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("it is a molfile")
                .hasMessageContaining("$$$$");
    }

    @Test
    void noFaultIsToldInWordsOfJava() throws IOException {
        String good = ALANINE.replace("WEDGE", "0");
        for (int at = good.indexOf("V2000"); at < good.indexOf("M  END"); at++) {
            for (String put : List.of("", "null ", "-", "\n")) {
                String spoilt = good.substring(0, at) + put + good.substring(at + 1) + "$$$$\n";
                assertThat(read(spoilt))
                        .as(spoilt)
                        .noneMatch(
                                record ->
                                        String.valueOf(record.fault())
                                                .matches(
                                                        ".*(Cannot invoke|is null|out of|input"
                                                                + " string|Exception).*"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C[C@H](N)C(=O)O",
                "F/C=C/Cl",
                "F/C=C\\Cl",
                "FC=CCl",
                "[2H]C([O-])[NH3+]",
                "c1cc[nH]c1",
                "C[C@@H]1CC[C@H](O)CC1",
                "CN=[N+]=[N-]",
                "[Na+].[Cl-]",
                "CC[S@](C)=O",
                "[CH3]",
                "C1CCCC=CCCC1",
                "C1CCC/C=C\\CCC1"
            })
    void whatIsDrawnIsTheSameMolecule(String smiles) throws Exception {
        String record = Molfile.sdf(smiles, "a\nname", Map.of("x<y>", "1\n\n2"));
        assertThat(record).startsWith("a name\n").endsWith("M  END\n> <x(y)>\n1 2\n\n$$$$\n");
        assertThat(Molfile.sdf(smiles, "a\nname", Map.of("x<y>", "1\n\n2"))).isEqualTo(record);
        String back = Molfile.smiles(record.substring(0, record.indexOf("> <")));
        assertThat(same(back, smiles)).as(back).isTrue();
    }
}
