package org.molrae.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.cli.CommandRun;
import org.molrae.sequences.ModelDescription;

class TrainCommandTest {

    private static final String SMALL =
            """
            network: {latentDimension: 8, encoderEmbedding: 8, encoderChannels: [8, 8, 8],
                      decoderEmbedding: 16, stateSize: 24}
            merges: 16
            components: 2
            plan: {epochs: 3, warmupSteps: 2}
            """;

    @TempDir Path folder;
    private Path data;
    private Path config;

    @BeforeEach
    void drawData() throws IOException {
        // molecules of the released model are as good as any
        String molecules =
                CommandRun.of("sample", "-n", "300", "--seed", "9", "--max-atoms", "30")
                        .lines()
                        .stream()
                        .collect(Collectors.joining("\n"));
        data = Files.writeString(folder.resolve("data.smi"), molecules + "\nrubbish\nC(C\n");
        config = Files.writeString(folder.resolve("config.yaml"), SMALL);
    }

    private CommandRun train(String... more) {
        String[] command = {
            "train", "--data", data.toString(), "--config", config.toString(), "--threads", "1"
        };
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void trainsAModelThatCanBeUsed() throws IOException {
        Path model = folder.resolve("model.safetensors");
        CommandRun run = train("--output", model.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("data.smi:301: syntax")
                .contains("302 read, 300 used, 2 skipped")
                .contains("epoch 3/3: training")
                .contains("validation")
                .containsPattern("train: 3 of 3 epochs, the best number [123]; wrote ");
        assertThat(folder.resolve("model.safetensors.training")).doesNotExist();
        assertThat(CommandRun.of("sample", "--model", model.toString(), "-n", "5").lines())
                .hasSize(5);
        // kept, to be looked at
        Path page = Path.of("target", "report-of-a-trained-model.html");
        String[] report = {
            "evaluate", data.toString(), "--reference", data.toString(), "--report", page.toString()
        };
        CommandRun evaluation =
                CommandRun.of(
                        Stream.concat(
                                        Arrays.stream(report),
                                        Stream.of("--model", model.toString(), "--threads", "1"))
                                .toArray(String[]::new));
        assertThat(evaluation.status()).as(evaluation.err()).isZero();
        // the page reconstructs as the verb does
        CommandRun verb =
                CommandRun.of("reconstruct", data.toString(), "--model", model.toString(), "-q");
        long exact =
                verb.lines().stream().skip(1).limit(12).filter(row -> row.endsWith("\t1")).count();
        assertThat(Files.readString(page).split(">the same molecule<", -1))
                .hasSize((int) exact + 1);
        assertThat(Files.readString(page))
                .contains("alt=\"Reconstruction loss by epoch\"")
                .contains("alt=\"Exact reconstruction by epoch\"")
                .contains("<h2>Reconstruction</h2>");
    }

    @Test
    void trainsOnFromAModel() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        assertThat(train("--output", first.toString()).status()).isZero();
        String[] further = {
            "train",
            "--data",
            data.toString(),
            "--threads",
            "1",
            "--epochs",
            "1",
            "--from",
            first.toString(),
            "--output",
            second.toString()
        };
        CommandRun run = CommandRun.of(further);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("epoch 1/1: training");
        Provenance before = ModelDescription.read(first).provenance();
        Provenance after = ModelDescription.read(second).provenance();
        assertThat(after.options().get("started from")).startsWith("first ");
        assertThat(after.history().get(0).training())
                .isLessThan(before.history().get(0).training());
        assertThat(ModelDescription.read(second).vocabulary())
                .isEqualTo(ModelDescription.read(first).vocabulary());
        further[further.length - 1] = folder.resolve("third.safetensors").toString();
        String[] told = Arrays.copyOf(further, further.length + 1);
        told[further.length] =
                "--config="
                        + Files.writeString(
                                folder.resolve("told.yaml"),
                                "latentWeight: 0.5\nproperties: [logP, heavy]\n");
        CommandRun third = CommandRun.of(told);
        assertThat(third.status()).as(third.err()).isZero();
        assertThat(third.err())
                .contains(
                        "the model was trained with rae-l2 β=0.01 λ=1.0E-6, it goes on with"
                                + " rae-l2 β=0.5 λ=1.0E-6 properties=logP,heavy weight=1.0\n");
        Files.writeString(folder.resolve("told.yaml"), "properties: [logp]");
        assertThat(CommandRun.of(told).err())
                .contains("properties: there is no logp, there are logP, SA");
        String unwritten = folder.resolve("x").toString();
        assertThat(train("--output", unwritten, "--from", first.toString(), "--merges", "3").err())
                .contains("merged rules are those of the model");
        assertThat(train("--output", unwritten, "--from", first.toString(), "--latent", "3").err())
                .contains("the network is that of the model");
        assertThat(
                        train(
                                        "--output",
                                        unwritten,
                                        "--from",
                                        first.toString(),
                                        "--grammar",
                                        "kusner")
                                .err())
                .contains("leave out --grammar");
        assertThat(
                        train(
                                        "--output",
                                        unwritten,
                                        "--from",
                                        first.toString(),
                                        "--regularizer",
                                        "vae")
                                .err())
                .contains("the posterior gaussian does not fit");
        assertThat(train("--output", unwritten, "--from", "nosuch").err())
                .contains("there is no model nosuch");
        assertThat(folder.resolve("x.training")).doesNotExist();
    }

    @Test
    void theSameSeedTrainsTheSameModel() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Path other = folder.resolve("other");
        train("--output", one.toString());
        train("--output", two.toString());
        train("--output", other.toString(), "--seed", "2");
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
        assertThat(Safetensors.read(other, 1 << 24).tensors())
                .isNotEqualTo(Safetensors.read(one, 1 << 24).tensors());
    }

    @Test
    void strictStopsAtABadLine() {
        CommandRun run = train("--output", folder.resolve("m").toString(), "--strict");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("data.smi:301");
    }

    @Test
    void aRefusalLeavesNothing() throws IOException {
        Files.writeString(data, "no molecule\n");
        CommandRun run = train("--output", folder.resolve("m").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("holds no molecule to train on");
        CommandRun nowhere = train("--output", folder.resolve("missing").resolve("m").toString());
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("data.smi", "config.yaml");
    }

    @Test
    void aWrongSettingIsNamed() throws IOException {
        Files.writeString(config, "plan: {epoch: 3}\n");
        CommandRun run = train("--output", folder.resolve("m").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("plan.epoch");
        Files.writeString(config, "plan: [\n");
        assertThat(train("--output", folder.resolve("m").toString()).err()).contains("no YAML");
    }
}
