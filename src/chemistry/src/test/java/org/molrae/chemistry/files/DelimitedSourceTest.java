package org.molrae.chemistry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedSourceTest {

    private static MoleculeFile open(String text, Reading reading) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MoleculeFile.of(new ByteArrayInputStream(bytes), "in.csv", reading);
    }

    private static List<MoleculeRecord> read(String text, Reading reading) throws IOException {
        List<MoleculeRecord> records = new ArrayList<>();
        try (MoleculeFile file = open(text, reading)) {
            for (MoleculeRecord one = file.next(); one != null; one = file.next()) {
                records.add(one);
            }
        }
        return records;
    }

    private static List<MoleculeRecord> read(String text) throws IOException {
        return read(text, Reading.MOLECULES);
    }

    private static MoleculeRecord record(long line, String smiles, String name, String... fields) {
        return new MoleculeRecord(
                line, smiles, name.isEmpty() ? null : name, List.of(fields), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,smiles,logP\n7,CCO,-0.31\n8,CC,1\n",
                "\uFEFFid;smiles;logP\r\n7;CCO;-0.31\r\n8;CC;1\r\n",
                "id\tSMILES\tlogP\n7\tCCO\t-0.31\n\n8\tCC\t1\n",
                "\"id\",\"smiles\",\"logP\"\r\"7\",\"CCO\",\"-0.31\"\r\"8\",\"CC\",\"1\"",
                "# written by hand\nid, Canonical_SMILES ,logP\n7, CCO ,-0.31\n8,CC,1"
            })
    void findsTheColumnByItsName(String text) throws IOException {
        try (MoleculeFile file = open(text, Reading.MOLECULES)) {
            assertThat(file.columns()).containsExactly("logP");
            assertThat(file.nameColumn()).isEqualTo("id");
        }
        assertThat(read(text))
                .extracting(MoleculeRecord::text, MoleculeRecord::name, MoleculeRecord::fields)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("CCO", "7", List.of("-0.31")),
                        org.assertj.core.groups.Tuple.tuple("CC", "8", List.of("1")));
    }

    @Test
    void quotedCellsHoldAnything() throws IOException {
        String text =
                "smiles,name,note\n\"CCO\n\",\"a \"\"b\"\", c\",\"two\nlines\"\nCC,5\" nail,\nC,,\"\"\n";
        assertThat(read(text))
                .containsExactly(
                        record(2, "CCO", "a \"b\", c", "two\nlines"),
                        record(5, "CC", "5\" nail", ""),
                        record(6, "C", "", ""));
    }

    @Test
    void theColumnThatIsAskedForIsTaken() throws IOException {
        String text = "mol,active,probe\nCC,1,CCO\n";
        assertThat(read(text)).containsExactly(record(2, "CC", "", "1", "CCO"));
        assertThat(read(text, Reading.column("Probe")))
                .containsExactly(record(2, "CCO", "", "CC", "1"));
        assertThatThrownBy(() -> read(text, Reading.column("SMILES")))
                .hasMessage("in.csv has no column SMILES; its first line has: mol, active, probe");
        assertThat(read(text, Reading.columnIfThere("SMILES"))).hasSize(1);
        assertThat(read("probe\nCCO\n", Reading.column("probe")))
                .containsExactly(record(2, "CCO", ""));
    }

    @Test
    void aTableWithoutSuchANameIsRefused() {
        assertThatThrownBy(() -> read("num,what\n1,CCO\n2,CC\n"))
                .hasMessageContaining("looks like a table")
                .hasMessageContaining("--column")
                .hasMessageContaining("num, what");
        assertThatThrownBy(() -> read("CCO,ethanol\nCC,ethane\n"))
                .hasMessageContaining("looks like a table");
    }

    @Test
    void anOpenQuoteCostsItsLineOnly() throws IOException {
        String fault = "a quote is not closed";
        assertThat(read("smiles,name\nCCO,\"x\nCC,y\nC,z\n"))
                .containsExactly(
                        MoleculeRecord.faulty(2, "CCO,\"x", fault),
                        record(3, "CC", "y"),
                        record(4, "C", "z"));
        assertThat(read("smiles,name\nCCO,\"x\nCC,\"y\"\nC,z\n"))
                .containsExactly(
                        MoleculeRecord.faulty(2, "CCO,\"x", fault),
                        record(3, "CC", "y"),
                        record(4, "C", "z"));
        String many = "CC,y\n".repeat(2 * LineSource.MAX_BYTES / 5);
        assertThat(read("smiles,name\nCCO,\"x\n" + many)).hasSize(1 + 2 * LineSource.MAX_BYTES / 5);
    }

    @Test
    void rowsOfAnotherWidthAreFaulty() throws IOException {
        assertThat(read("id,smiles,x\n1\n1,CC\n1,CC,2,,\n1,CC,2,3\n"))
                .extracting(MoleculeRecord::fault)
                .containsExactly(
                        "the row has 1 columns, the header 3",
                        null,
                        null,
                        "the row has 4 columns, the header 3");
    }

    @Test
    void namesInLatin1AreRead() throws IOException {
        byte[] bytes = "smiles,name\nCCO,Äthanol\n".getBytes(StandardCharsets.ISO_8859_1);
        try (MoleculeFile file =
                MoleculeFile.of(new ByteArrayInputStream(bytes), "in", Reading.MOLECULES)) {
            assertThat(file.next()).isEqualTo(record(2, "CCO", "Äthanol"));
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<String> cells = List.of("CCO", "a\tb", "\"c\"", "d,e\n\"f", "", "5\" nail");
        for (char delimiter : new char[] {',', '\t'}) {
            StringBuilder text = new StringBuilder("smiles");
            for (int i = 1; i < cells.size(); i++) {
                text.append(delimiter).append("x").append(i);
            }
            text.append('\n');
            Cells.append(text, delimiter, cells);
            MoleculeRecord back = read(text.toString()).get(0);
            assertThat(back.text()).isEqualTo("CCO");
            assertThat(back.fields()).isEqualTo(cells.subList(1, cells.size()));
        }
    }

    @Test
    void rowsWithoutAHeaderAreAllTheirCells() throws IOException {
        assertThat(read("x;1;2\n\n3;4\n", Reading.ROWS))
                .extracting(MoleculeRecord::fields)
                .containsExactly(List.of("x", "1", "2"), List.of("3", "4"));
    }
}
