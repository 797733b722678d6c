package org.molrae.cli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class BenchmarkGoalsCommandTest {

    @TempDir Path folder;

    private CommandRun judge(String... more) {
        String[] arguments = {
            "benchmark",
            "goals",
            "--suite",
            "guacamol",
            "--molecules",
            folder.toString(),
            "--output",
            folder.resolve("judged").toString()
        };
        return CommandRun.of(
                Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void judgesTheFilesThatAreThere() throws IOException {
        Files.writeString(
                folder.resolve("celecoxib_rediscovery.smi"),
                "CCO\nNS(=O)(=O)c1ccc(cc1)n1nc(cc1c1ccc(C)cc1)C(F)(F)F\n");
        Files.writeString(folder.resolve("c11h24.csv"), "smiles,rank\nCCCCCCCCCCC,1\nC1CC,2\n");
        CommandRun run = judge("--budget", "100");
        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("| Celecoxib rediscovery | 1 | 1.000 |")
                // one of 159
                .contains("| C11H24 | 1 | 0.006 |")
                .contains("Sum of score over 2 of 20 tasks: 1.006");
        assertThat(folder.resolve("judged/goals-guacamol.csv")).isNotEmptyFile();
        assertThat(judge("--budget", "100", "--tasks", "C11H24").status()).isZero();
    }

    @Test
    void runsAStrategyCellByCell() throws IOException {
        String output = folder.resolve("searched").toString();
        String[] arguments = {
            "benchmark",
            "goals",
            "--suite",
            "pmo",
            "--strategy",
            "graph-genetic",
            "--budget",
            "150",
            "--tasks",
            "QED",
            "--seed",
            "0,5",
            "--threads",
            "1",
            "--output",
            output
        };
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Suite pmo, strategy graph-genetic, 150 different molecules a task.")
                .containsPattern("\\| qed \\| 2 \\| 0\\.\\d{3} ± ")
                .contains("Sum of score over 1 of 20 tasks", "of AUC top 10 0.");
        assertThat(run.err()).contains("qed-2, cell 2 of 2");
        CommandRun again = CommandRun.of(arguments);
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err()).doesNotContain("cell");
        CommandRun wrong =
                CommandRun.of(
                        "benchmark",
                        "goals",
                        "--suite",
                        "pmo",
                        "--strategy",
                        "sorcery",
                        "--output",
                        output);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("unknown strategy 'sorcery'").contains("auto");
    }

    @Test
    void refusesWhatIsNotThere() throws IOException {
        CommandRun none = judge();
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("has no file of a task, say");
        CommandRun task = judge("--tasks", "celebrex");
        assertThat(task.status()).isEqualTo(2);
        assertThat(task.err()).contains("there is no task 'celebrex', but celecoxib_rediscovery");
        Files.writeString(folder.resolve("c11h24.smi"), "CC\n");
        CommandRun missing = judge("--tasks", "C11H24,Deco Hop");
        assertThat(missing.err()).contains("there is no file").contains("deco_hop.smi");
    }
}
