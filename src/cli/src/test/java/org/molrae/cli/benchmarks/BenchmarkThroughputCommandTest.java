package org.molrae.cli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

@Tag("slow")
class BenchmarkThroughputCommandTest {

    @Test
    void measuresEveryStage(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("throughput.json");
        CommandRun run =
                CommandRun.of(
                        "benchmark",
                        "throughput",
                        "--seconds",
                        "1",
                        "--threads",
                        "1",
                        "--json",
                        json.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines().stream().filter(line -> !line.startsWith("#")))
                .hasSize(8)
                .allMatch(line -> line.split("\t", -1).length == 4);
        assertThat(run.lines().stream().skip(1))
                .filteredOn(line -> !line.startsWith("#") && !line.startsWith("stage"))
                .allMatch(line -> Double.parseDouble(line.split("\t", -1)[1]) > 0);
        assertThat(Files.readString(json))
                .contains("\"train step\": ", "\"matrix_product_gflops\": ", "\"processor\": ");
    }
}
