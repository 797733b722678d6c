package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.molrae.cli.terminal.Streams;
import picocli.CommandLine;

class MainTest {

    @Test
    void aMissingOrUnknownVerbIsWrongUsage() {
        CommandRun none = CommandRun.of();
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.out()).isEmpty();
        assertThat(none.err().lines())
                .containsExactly("molrae: a verb is missing", "Try 'molrae --help'.");
        CommandRun misspelt = CommandRun.of("complition");
        assertThat(misspelt.status()).isEqualTo(2);
        assertThat(misspelt.err())
                .startsWith("molrae: unknown verb 'complition'; did you mean completion?");
    }

    @Test
    void suggestsOptions() {
        CommandRun run = CommandRun.of("completion", "--hlep");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("molrae completion: unknown option '--hlep'; did you mean --help?");
    }

    @Test
    void helpGoesToStandardOutput() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "Usage: molrae", "Verbs:", "Exit status: 0 done, 1 failed, 2 wrong usage");
    }

    @Test
    void everyVerbHasHelpWithExamples() {
        CommandRun main = CommandRun.of("--help");
        Streams unused = Streams.ofProcess();
        for (CommandLine verb : Main.commandLine(unused).getSubcommands().values()) {
            CommandRun run = CommandRun.of(verb.getCommandName(), "--help");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("Examples:", "molrae " + verb.getCommandName());
            assertThat(main.out()).contains(verb.getCommandName());
        }
    }

    /** A run reads the options of its verb alone: the help must not show that. */
    @Test
    void aVerbAloneIsAsItIsAmongAll() {
        Streams streams = Streams.ofProcess();
        for (CommandLine verb : Main.commandLine(streams).getSubcommands().values()) {
            String alone = CommandRun.of("--debug", verb.getCommandName(), "--help").out();
            assertThat(alone).isEqualTo(verb.getUsageMessage(CommandLine.Help.Ansi.OFF));
        }
    }

    @Test
    void namesTheVersionsOfWhatItRunsOn() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(run.out())
                .contains(
                        "molrae ",
                        "Java " + System.getProperty("java.version"),
                        "DJL 0.",
                        "CDK 2.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void completionIsAScriptThatBashTakes() throws IOException, InterruptedException {
        CommandRun run = CommandRun.of("completion");
        assertThat(run.status()).isZero();
        Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        bash.getOutputStream().write(run.out().getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }
}
