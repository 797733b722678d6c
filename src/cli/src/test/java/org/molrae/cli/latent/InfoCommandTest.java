package org.molrae.cli.latent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;
import org.molrae.molecules.ReleasedModels;

class InfoCommandTest {

    @TempDir Path folder;

    @Test
    void saysWhatTheReleasedModelIs() {
        CommandRun table = CommandRun.of("info");
        assertThat(table.status()).as(table.err()).isZero();
        assertThat(table.lines())
                .startsWith("name\tvalue", "model\tzinc250k", "format\tmolrae-sequence-model/1")
                .contains("vocabulary.grammar\tsmiles", "sampling.noise\t3.0", "provenance.seed\t1")
                .allMatch(line -> line.split("\t", -1).length == 2);
        CommandRun run = CommandRun.of("info", "zinc250k", "--json");
        JsonObject info = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(info.getAsJsonObject("densities").keySet()).contains("gmm", "gaussian", "prior");
        assertThat(info.getAsJsonObject("network").get("latentDimension").getAsInt()).isEqualTo(64);
        assertThat(info.get("weights").getAsLong()).isGreaterThan(1_000_000);
        assertThat(info.get("sha256").getAsString()).hasSize(64);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("m"), "no model, but long enough");
        CommandRun run = CommandRun.of("info", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains(file.toString()));
    }

    /** A pipe is read once. */
    @Test
    @Timeout(120)
    @DisabledOnOs(OS.WINDOWS)
    void modelsAreReadFromPipes(@TempDir Path folder) throws Exception {
        byte[] model;
        try (InputStream in =
                ReleasedModels.class.getResourceAsStream("models/zinc250k.safetensors")) {
            model = Objects.requireNonNull(in).readAllBytes();
        }
        assertThat(CommandRun.of("info", "--quiet", piped(folder, model)).out())
                .contains("format\tmolrae-sequence-model/1");
        Path data = folder.resolve("data.smi");
        CommandRun.of("sample", "--seed", "1", "--count", "150", "--output", data.toString());
        String fitted = folder.resolve("fitted.safetensors").toString();
        String[] fit = {
            "density", "fit", "--data", data.toString(), "--components", "1", piped(folder, model)
        };
        assertThat(CommandRun.of(fit).err()).contains("a pipe cannot be changed");
        String[] whole = Arrays.copyOf(fit, fit.length + 2);
        whole[fit.length] = "--output";
        whole[fit.length + 1] = fitted;
        CommandRun run = CommandRun.of(whole);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("density fit: 1 components", "wrote " + fitted);
    }

    /** The name of a pipe that some bytes come out of, once. */
    private static String piped(Path folder, byte[] bytes) throws Exception {
        Path pipe = folder.resolve("pipe" + System.nanoTime());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Thread writer =
                new Thread(
                        () -> {
                            try {
                                Files.write(pipe, bytes, StandardOpenOption.WRITE);
                            } catch (IOException e) {
                                // the reader is gone
                            }
                        });
        writer.setDaemon(true);
        writer.start();
        return pipe.toString();
    }
}
