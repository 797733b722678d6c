package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The memory outside Java's heap over 2,000 training steps, on Linux. A second derivative through
 * DJL would keep about 27 KB a step: 54 MB.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class RegularizerMemoryTest {

    private static final int STEPS = 3000;
    private static final int WARM_UP = 1000;

    @ParameterizedTest
    @CsvSource({
        "none, 0",
        "none, 1",
        "none, 2",
        "gradient-penalty, 0",
        "gradient-penalty, 1",
        "gradient-penalty, 2",
        "spectral-normalization, 2"
    })
    void memoryStays(String regularizer, int decoder) throws IOException {
        Block block =
                List.of(Blocks.mlp(64, 32), Blocks.convolutional(), Blocks.recurrent())
                        .get(decoder);
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network =
                    new BlockAutoencoder(
                            Blocks.mlp(64, 8), block, 32, 8, DataType.FLOAT32, manager, 1);
            Criterion criterion =
                    new Objective(
                                    new Posterior.Deterministic(),
                                    new LatentPenalty.HalfSquaredNorm(),
                                    0.1,
                                    DecoderRegularizer.named(regularizer),
                                    0.1)
                            .over(network, manager);
            Shape output =
                    List.of(new Shape(64, 32), new Shape(64, 2, 4, 4), new Shape(64, 5, 4))
                            .get(decoder);
            long before = 0;
            long started = 0;
            for (int step = 0; step < STEPS; step++) {
                if (step == WARM_UP) {
                    before = nativeKilobytes();
                    started = System.nanoTime();
                }
                train(criterion, output, manager, step);
            }
            double milliseconds = (System.nanoTime() - started) / 1e6 / (STEPS - WARM_UP);
            long growth = nativeKilobytes() - before;
            String figures =
                    "%s %d: %.3f ms a step, %d KB more after %d steps"
                            .formatted(regularizer, decoder, milliseconds, growth, STEPS - WARM_UP);
            Files.writeString(Path.of("target", "memory-" + regularizer + decoder), figures);
            assertThat(growth).as(figures).isLessThan(20_000);
        }
    }

    private static void train(Criterion criterion, Shape output, NDManager manager, int step) {
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList batch = new NDList(scoped.ones(new Shape(64, 32)), scoped.zeros(output));
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(criterion.of(batch, new Noise(1, step), true).total());
            }
            criterion.updated();
        }
    }

    private static long nativeKilobytes() throws IOException {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""))
                        - Runtime.getRuntime().totalMemory() / 1024;
            }
        }
        throw new IOException("no VmRSS");
    }
}
