package org.molrae.cli.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

/** The verbs that train and use models of expressions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpressionModelsTest {

    private static final String SMALL =
            """
            network: {encoderEmbedding: 8, encoderChannels: [8, 8], decoderEmbedding: 8, stateSize: 24}
            components: 2
            """;

    @TempDir static Path folder;
    private Path data;
    private Path config;
    private Path rules;
    private Path characters;

    @BeforeAll
    void train() throws IOException {
        List<String> lines = CommandRun.of("expressions", "data", "--count", "400").lines();
        data =
                Files.writeString(
                        folder.resolve("data.txt"), String.join("\n", lines) + "\nx + + x\n");
        config = Files.writeString(folder.resolve("config.yaml"), SMALL);
        rules = train("grae");
        characters = train("cvae");
    }

    private Path train(String preset) {
        Path model = folder.resolve(preset + ".safetensors");
        CommandRun run =
                CommandRun.of(
                        "expressions",
                        "train",
                        "--preset",
                        preset,
                        "--data",
                        data.toString(),
                        "--config",
                        config.toString(),
                        "--epochs",
                        "2",
                        "--threads",
                        "1",
                        "--output",
                        model.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("data.txt:401: unexpected '+' at position 4")
                .contains("401 read, 400 used, 1 skipped")
                .contains("epoch 2/2: training");
        return model;
    }

    @Test
    void samplesTheSameForASeed() {
        String[] command = {
            "expressions", "sample", "--model", rules.toString(), "-n", "20", "--seed", "4"
        };
        CommandRun run = CommandRun.of(command);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(20);
        assertThat(run.err())
                .contains("20 written, 20 drawn, 100.00 % of them expressions; seed 4");
        assertThat(CommandRun.of(command).out()).isEqualTo(run.out());
        assertThat(
                        CommandRun.withInput(run.out(), "derive", "-", "--grammar", "expression")
                                .lines())
                .as("all are of the grammar")
                .hasSize(20);
    }

    @Test
    void interpolatesBetweenExpressions() {
        CommandRun run =
                CommandRun.of(
                        "expressions",
                        "interpolate",
                        "--model",
                        characters.toString(),
                        "x+x",
                        "x+(1)",
                        "--steps",
                        "4");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(4);
        CommandRun none =
                CommandRun.of("expressions", "interpolate", "--model", rules.toString(), "x+", "x");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err())
                .startsWith("molrae expressions interpolate: A (x+): ")
                .hasLineCount(1);
    }

    @Test
    void searchesAndGoesOnFromATrace() throws IOException {
        Path trace = folder.resolve("trace.csv");
        String[] command = {
            "expressions",
            "optimize",
            "--model",
            rules.toString(),
            "--data",
            data.toString(),
            "--told",
            "30",
            "--strategy",
            "genetic",
            "--rounds",
            "2",
            "--batch",
            "5",
            "--decodes",
            "3",
            "--seed",
            "1",
            "--trace",
            trace.toString()
        };
        CommandRun run = CommandRun.of(command);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("told 30 scores").contains("round 2: 5 of 5 valid");
        assertThat(run.lines()).first().isEqualTo("score\texpression");
        assertThat(run.lines().stream().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\d+\\.\\d{6}\t.+"));
        List<String> kept = Files.readAllLines(trace);
        assertThat(kept).hasSize(11);
        assertThat(CommandRun.of(command).err()).contains("is there already");
        Files.write(trace, kept.subList(0, 8));
        String[] more = Arrays.copyOf(command, command.length + 1);
        more[command.length] = "--resume";
        assertThat(CommandRun.of(more).out()).isEqualTo(run.out());
    }

    @Test
    void refusesWhatMakesNoSense() {
        String model = rules.toString();
        CommandRun strategy =
                CommandRun.of(
                        "expressions",
                        "optimize",
                        "--model",
                        model,
                        "--data",
                        data.toString(),
                        "--strategy",
                        "luck");
        assertThat(strategy.status()).isEqualTo(2);
        assertThat(strategy.err()).contains("unknown strategy 'luck'");
        CommandRun share =
                CommandRun.of("expressions", "optimize", "--model", model, "--withhold", "2");
        assertThat(share.status()).isEqualTo(2);
        assertThat(share.err()).contains("--withhold must be from 0 to below 1, is 2.0");
        CommandRun preset =
                CommandRun.of("expressions", "train", "--preset", "rvae", "--output", model);
        assertThat(preset.status()).isEqualTo(2);
        assertThat(preset.err()).contains("there are grae, gcvvae, gvae, cvae");
        CommandRun table =
                CommandRun.of(
                        "benchmark",
                        "expressions",
                        "--output",
                        folder.resolve("t").toString(),
                        "--small-batch",
                        "7");
        assertThat(table.status()).isEqualTo(2);
        assertThat(table.err()).contains("250 evaluations are no whole number of batches");
        CommandRun molecules =
                CommandRun.of("expressions", "sample", "--model", "zinc250k", "-n", "1");
        assertThat(molecules.status()).isEqualTo(1);
    }
}
