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
                        "smiles\nCCO ethanol\nC(C)(C)(C)(C)C\nC1CC\nc1cccc1\nCC(\n", "check", "-");
        assertThat(run.status()).isZero();
        List<String> lines = run.lines();
        assertThat(lines).hasSize(7).first().isEqualTo("smiles\tvalid\treason");
        assertThat(lines.get(1)).startsWith("smiles\t0\tsyntax at ");
        assertThat(lines.get(2)).isEqualTo("CCO\t1\t");
        assertThat(lines.get(3)).startsWith("C(C)(C)(C)(C)C\t0\tvalence at 0: ");
        assertThat(lines.get(4)).startsWith("C1CC\t0\tring at 1: ");
        assertThat(lines.get(5)).startsWith("c1cccc1\t0\tkekulize");
        assertThat(lines.get(6)).startsWith("CC(\t0\tsyntax at ");
        assertThat(lines).allMatch(line -> line.split("\t", -1).length == 3);
        assertThat(run.err()).startsWith("check: 6 read, 6 done, 0 skipped; 1 valid, 5 not");
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
}
