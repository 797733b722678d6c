package org.molrae.cli.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class ExpressionsCommandTest {

    @TempDir Path folder;

    @Test
    void writesTheDataSetFromItsBeginning() {
        CommandRun run = CommandRun.of("expressions", "data", "--count", "3");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("expressions data: 3 expressions\n");
        assertThat(run.lines())
                .containsExactly(
                        "x + x + ( x ) + ( x + x )",
                        "x + x + ( x ) + ( x + 1 )",
                        "x + x + ( x ) + ( x + 2 )");
    }

    @Test
    void saysInOneLineWhatItCannotDo() {
        CommandRun nothing = CommandRun.of("expressions");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).contains("a verb is missing");
        CommandRun zero = CommandRun.of("expressions", "data", "--count", "0");
        assertThat(zero.status()).isEqualTo(2);
        assertThat(zero.err()).contains("'0' is no whole number from 1");
        CommandRun nowhere = CommandRun.of("expressions", "data", "-o", "nowhere/out.txt");
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("no such file or directory").hasLineCount(1);
    }

    @Test
    void refusesTablesOfUnknownNamesBeforeAnythingIsTrained() {
        Path table = folder.resolve("table");
        String[] command = {
            "benchmark", "expressions", "-o", table.toString(), "--strategies", "genetic,nosuch"
        };
        CommandRun strategy = CommandRun.of(command);
        assertThat(strategy.status()).isEqualTo(2);
        assertThat(strategy.err())
                .startsWith(
                        "molrae benchmark expressions: unknown strategy 'nosuch'; there are bo, ");
        command[5] = "nosuch+fresh";
        assertThat(CommandRun.of(command).err()).contains("unknown strategy 'nosuch'; there are");
        command[4] = "--models";
        command[5] = "gan";
        assertThat(CommandRun.of(command).err())
                .contains("unknown model 'gan'; there are grae, gcvvae, gvae, cvae");
        assertThat(table).doesNotExist();
    }
}
