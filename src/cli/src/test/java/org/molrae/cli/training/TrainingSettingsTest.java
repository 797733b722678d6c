package org.molrae.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.molrae.autoencoder.Preset;
import org.molrae.cli.CommandRun;
import org.molrae.cli.options.RunOptions;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.SequencePreset.Network;
import org.molrae.sequences.SequencePreset.Task;
import org.molrae.sequences.TrainingOptions;

class TrainingSettingsTest {

    @TempDir Path folder;
    private final TrainingSettings settings = new TrainingSettings();

    private TrainingSettings.Choice choose(Task task) {
        return settings.choose(task, new RunOptions());
    }

    @ParameterizedTest
    @EnumSource(SequencePreset.class)
    void aPresetIsWhatTheTablesTrain(SequencePreset preset) {
        settings.preset = preset.label();
        for (Task task : Task.values()) {
            settings.network = null;
            assertThat(choose(task).options()).isEqualTo(preset.options(task, Network.OURS));
            settings.network = Network.PUBLISHED;
            assertThat(choose(task).options()).isEqualTo(preset.options(task, Network.PUBLISHED));
            assertThat(choose(task).grammar().name())
                    .isEqualTo(preset.grammar(task, Network.PUBLISHED).name());
        }
    }

    @Test
    void whatTheUserSaysWins() throws IOException {
        settings.config =
                Files.writeString(
                        folder.resolve("settings.yaml"),
                        """
                        preset: gvae
                        network: {architecture: kusner}
                        latentWeight: 0.25
                        batchSize: 7
                        """);
        settings.batchSize = 9;
        TrainingOptions options = choose(Task.MOLECULES).options();
        TrainingOptions gvae = SequencePreset.GVAE.options(Task.MOLECULES, Network.PUBLISHED);
        assertThat(options.network()).isEqualTo(gvae.network());
        assertThat(options.plan()).isEqualTo(gvae.plan());
        assertThat(options.objective().posterior()).isEqualTo(gvae.objective().posterior());
        assertThat(options.objective().latentWeight()).isEqualTo(0.25);
        assertThat(options.batchSize()).isEqualTo(9);
        assertThat(choose(Task.MOLECULES).grammar().name()).isEqualTo("kusner");
        settings.preset = "cvae";
        assertThat(choose(Task.MOLECULES).grammar().name()).isEqualTo("characters");
    }

    @Test
    void withoutAPresetThereAreDefaults() {
        assertThat(choose(Task.MOLECULES).options()).isEqualTo(TrainingOptions.DEFAULT);
        assertThat(choose(Task.MOLECULES).grammar().name()).isEqualTo("smiles");
        assertThat(choose(Task.EXPRESSIONS).options())
                .isEqualTo(SequencePreset.GRAE.options(Task.EXPRESSIONS, Network.OURS));
        settings.preset = "VAE";
        TrainingOptions vae = choose(Task.MOLECULES).options();
        assertThat(vae.objective()).isEqualTo(Preset.VAE.objective(0.01, 1e-6));
        assertThat(vae.network()).isEqualTo(TrainingOptions.DEFAULT.network());
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Path data = Files.writeString(folder.resolve("data.smi"), "C\n");
        Path config = folder.resolve("settings.yaml");
        String model = folder.resolve("m").toString();
        List<String> train = List.of("train", "--data", data.toString(), "--output", model);
        assertWrong(train, "unknown preset 'rvae'", "--preset", "rvae");
        assertWrong(train, "there are grae, gcvvae, gvae, cvae", "--preset", "rvae");
        assertWrong(train, "--network needs a --preset", "--network", "published");
        assertWrong(
                train,
                "unknown network 'lstm'; there are ours (convolutional-gru, recurrent",
                "--network",
                "lstm");
        Files.writeString(config, "objective: gvae\n");
        assertWrong(
                train, "gvae is a whole model; write preset: gvae", "--config", config.toString());
        Files.write(config, new byte[] {'a', (byte) 0xFF});
        assertThat(
                        CommandRun.of(
                                        "train",
                                        "--data=" + data,
                                        "--output=" + model,
                                        "--config=" + config)
                                .err())
                .contains("cannot read " + config + ": it is no text in UTF-8");
        Files.writeString(config, "network: {architecture: kusner}\n");
        assertWrong(
                train,
                "--network ours is not the architecture of the configuration file",
                "--preset",
                "gvae",
                "--network",
                "ours",
                "--config",
                config.toString());
        assertWrong(
                train,
                "gvae does not go on from a model of the grammar characters",
                "--preset",
                "gvae",
                "--from",
                characters());
    }

    private String characters() throws IOException {
        String smiles =
                String.join("\n", CommandRun.of("sample", "-n", "150", "--seed", "2").lines());
        Path data = Files.writeString(folder.resolve("more.smi"), smiles + "\n");
        Path model = folder.resolve("cvae.safetensors");
        CommandRun run =
                CommandRun.of(
                        "train",
                        "--preset",
                        "cvae",
                        "--data",
                        data.toString(),
                        "--epochs",
                        "1",
                        "--output",
                        model.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return model.toString();
    }

    private static void assertWrong(List<String> train, String message, String... more) {
        List<String> command = new ArrayList<>(train);
        command.addAll(List.of(more));
        CommandRun run = CommandRun.of(command.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
