package org.molrae.cli.latent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

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
}
