package org.molrae.cli.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.cli.CommandRun;

class CheckCommandTest {

    @Test
    void writesATable() {
        CommandRun run =
                CommandRun.withInput(
                        "smiles\nCCO\nC(C)(C)(C)(C)C\nC1CC\nc1cccc1\nCC(\n", "check", "-");
        assertThat(run.status()).isZero();
        List<String> lines = run.lines();
        assertThat(lines).hasSize(6).first().isEqualTo("smiles\tvalid\treason");
        assertThat(lines.get(1)).isEqualTo("CCO\t1\t");
        assertThat(lines.get(2)).startsWith("C(C)(C)(C)(C)C\t0\tvalence at 0: ");
        assertThat(lines.get(3)).startsWith("C1CC\t0\tring at 1: ");
        assertThat(lines.get(4)).startsWith("c1cccc1\t0\tkekulize");
        assertThat(lines.get(5)).startsWith("CC(\t0\tsyntax at ");
        assertThat(lines).allMatch(line -> line.split("\t", -1).length == 3);
        assertThat(run.err()).startsWith("check: 5 read, 5 done, 0 skipped; 1 valid, 4 not");
    }

    @Test
    void strictFailsAtTheFirstThatIsNoMolecule() {
        assertThat(CommandRun.withInput("CCO\nCC\n", "check", "-", "--strict").status()).isZero();
        CommandRun run = CommandRun.withInput("CCO\nC1CC\nCC\n", "check", "-", "--strict");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).containsExactly("smiles\tvalid\treason", "CCO\t1\t");
        assertThat(run.err()).startsWith("molrae check: standard input:2: ring at 1: ");
    }

    @Test
    void anEmptyInputIsAnEmptyTable() {
        CommandRun run = CommandRun.withInput("", "check", "-");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("smiles\tvalid\treason\n");
    }

    @Test
    void everyRecordHasItsRow() {
        String text = "CCO ethanol\n\n" + "C".repeat(1_100_000) + "\nC1CC ring\nC";
        CommandRun run = CommandRun.withInput(text, "check", "-", "--line-numbers");
        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .hasSize(5)
                .startsWith("line\tsmiles\tvalid\treason\tname", "1\tCCO\t1\t\tethanol");
        assertThat(run.lines().get(2))
                .startsWith("3\tCCC")
                .endsWith("\t0\tunreadable: the line is longer than 1,048,576 bytes\t");
        assertThat(run.lines().get(3)).startsWith("4\tC1CC\t0\tring at 1").endsWith("\tring");
        assertThat(run.lines().get(4)).isEqualTo("5\tC\t1\t\t");
        assertThat(run.err()).contains("4 read, 3 done, 1 skipped; 2 valid, 2 not");
    }

    @Test
    void nothingReadableIsAFailure() {
        CommandRun run = CommandRun.withInput("C".repeat(1_100_000), "check", "-");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.err()).contains("none of 1 lines can be used");
        assertThat(CommandRun.withInput("C1CC\n", "check", "-").status()).isZero();
    }
}
