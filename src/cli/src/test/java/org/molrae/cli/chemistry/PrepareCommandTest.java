package org.molrae.cli.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class PrepareCommandTest {

    private static final String LINES =
            """
            CC(=O)[O-].[Na+] acetate, sodium salt
            OC(C)=O acetic acid
            C1CC broken
            c1ccccc1C(=O)O.CCO
            C[Si](C)(C)C silane
            """;

    @TempDir Path folder;

    @Test
    void saysWhatItDidAndLeftOut() throws IOException {
        Path rejects = folder.resolve("rejects.tsv");
        CommandRun run =
                CommandRun.withInput(
                        LINES,
                        "prepare",
                        "-",
                        "--neutralize",
                        "--elements",
                        "C,N,O",
                        "--rejects",
                        rejects.toString());
        assertThat(run.status()).isZero();
        assertThat(run.lines()).containsExactly("CC(=O)O acetate, sodium salt", "O=C(O)c1ccccc1");
        assertThat(run.err().lines())
                .contains(
                        "standard input:3: ring: ring bond is not closed",
                        "prepare: 2 salts or solvents stripped",
                        "prepare: 1 neutralized",
                        "prepare: 1 left out: a duplicate",
                        "prepare: 1 left out: the element Si")
                .anyMatch(line -> line.startsWith("prepare: 5 read, 2 done, 3 skipped"));
        assertThat(Files.readString(rejects).lines().sorted())
                .containsExactly(
                        "2\ta duplicate\tOC(C)=O",
                        "3\tring: ring bond is not closed\tC1CC",
                        "5\tthe element Si\tC[Si](C)(C)C",
                        "line\treason\ttext");
    }

    @Test
    void theFirstOfEqualsIsKeptOnAnyNumberOfThreads() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 4000; i++) {
            many.append("C".repeat(1 + i % 50)).append(".Cl ").append(i).append('\n');
        }
        CommandRun one = CommandRun.withInput(many.toString(), "prepare", "-", "--threads", "1");
        CommandRun four = CommandRun.withInput(many.toString(), "prepare", "-", "--threads", "4");
        assertThat(one.lines()).hasSize(50).startsWith("C 0", "CC 1");
        assertThat(four.out()).isEqualTo(one.out());
    }

    @Test
    void writesTablesAndStructures() {
        String table = "id,smiles,name\n7,CCN.Cl,a\n8,[nH]1cccc1,b\n";
        assertThat(CommandRun.withInput(table, "prepare", "-", "--format", "csv").lines())
                .containsExactly("smiles,name,id", "CCN,a,7", "c1c[nH]cc1,b,8");
        CommandRun sdf = CommandRun.withInput(table, "prepare", "-", "--format", "sdf");
        CommandRun again = CommandRun.withInput(sdf.out(), "prepare", "-");
        assertThat(again.lines()).containsExactly("CCN a", "c1c[nH]cc1 b");
        assertThat(CommandRun.withInput(table, "prepare", "-", "--kekule").lines())
                .containsExactly("CCN a", "C1=CNC=C1 b");
    }

    @Test
    void optionsThatLeaveNothingAreWrongUsage() {
        assertThat(CommandRun.of("prepare", "-", "--min-atoms", "9", "--max-atoms", "3").status())
                .isEqualTo(2);
        CommandRun elements = CommandRun.of("prepare", "-", "--elements", "Xx");
        assertThat(elements.status()).isEqualTo(2);
        assertThat(elements.err()).contains("'Xx' is no element");
    }
}
