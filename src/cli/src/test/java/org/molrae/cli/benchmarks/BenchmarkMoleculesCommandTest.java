package org.molrae.cli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class BenchmarkMoleculesCommandTest {

    @TempDir Path folder;

    @Test
    void makesTheTableAndGoesOn() throws IOException {
        CommandRun molecules =
                CommandRun.of(
                        "sample",
                        "--model",
                        "uniform",
                        "--count",
                        "140",
                        "--seed",
                        "1",
                        "--max-atoms",
                        "12",
                        "--max-rules",
                        "40",
                        "--quiet");
        Path data = Files.writeString(folder.resolve("data.smi"), molecules.out());
        Path table = folder.resolve("table");
        String[] command = {
            "benchmark",
            "molecules",
            "--data",
            data.toString(),
            "--limit",
            "120",
            "--models",
            "grae,cvae",
            "--epochs",
            "1",
            "--batch-size",
            "40",
            "--told",
            "30",
            "--rounds",
            "1",
            "--search-batch-size",
            "3",
            "--decodes",
            "2",
            "--inducing",
            "10",
            "--threads",
            "1",
            "--output",
            table.toString()
        };
        trainedByTheVerbForIt("cvae", molecules.lines().subList(0, 120), table);
        CommandRun run = CommandRun.of(command);
        assertThat(run.status()).as(run.err()).isZero();
        List<String> lines = run.lines();
        assertThat(lines.get(0)).startsWith("| model | mask | trials | valid, vote |");
        // whatever a hardly trained model writes under the semantic mask is a molecule
        assertThat(lines.get(2)).startsWith("| GRAE | semantic | 1 | 1.00 | 1.00 |");
        assertThat(lines.get(3)).startsWith("| GRAE | grammar | 1 |");
        assertThat(lines.get(4)).startsWith("| CVAE | none | 1 |").contains("-25.64");
        assertThat(run.err())
                .contains("training of grae")
                .contains("cvae-none-1, cell 3 of 3")
                .doesNotContain("training of cvae");
        assertThat(Files.readAllLines(table.resolve("molecules-table.csv"))).hasSize(4);
        assertThat(Files.readString(table.resolve("pictures/grae-semantic-1.svg")))
                .contains("<svg");
        assertThat(Files.readAllLines(table.resolve("molecules.smi"))).hasSize(120);

        CommandRun again = CommandRun.of(command);
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err()).doesNotContain("training").doesNotContain("cell");
        command[19] = "4";
        CommandRun other = CommandRun.of(command);
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err())
                .contains("grae-semantic-1 is of another table (decodes was 2, is 4)");
    }

    /** What {@code train --preset} makes is what the table would: it takes it as its own. */
    private void trainedByTheVerbForIt(String preset, List<String> molecules, Path table)
            throws IOException {
        Path same =
                Files.writeString(folder.resolve("same.smi"), String.join("\n", molecules) + "\n");
        Path model = Files.createDirectories(table.resolve("models")).resolve(preset);
        CommandRun train =
                CommandRun.of(
                        "train",
                        "--preset",
                        preset,
                        "--data",
                        same.toString(),
                        "--epochs",
                        "1",
                        "--batch-size",
                        "40",
                        "--threads",
                        "1",
                        "--output",
                        model + ".safetensors");
        assertThat(train.status()).as(train.err()).isZero();
    }

    @Test
    void saysWhatIsWrong() {
        String out = folder.resolve("t").toString();
        assertThat(CommandRun.of("benchmark", "molecules", "--data", "/no/such", "-o", out).err())
                .contains("cannot read /no/such");
        CommandRun model =
                CommandRun.of(
                        "benchmark", "molecules", "--data", "x", "-o", out, "--models", "grae,gan");
        assertThat(model.status()).isEqualTo(2);
        assertThat(model.err()).contains("unknown model 'gan'; there are grae, gcvvae, gvae, cvae");
        assertThat(folder.resolve("t")).doesNotExist();
    }
}
