package org.molrae.cli.density;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.cli.CommandRun;

class DensityFitCommandTest {

    @TempDir static Path drawn;
    private static Path data;

    @TempDir Path folder;

    @BeforeAll
    static void drawData() throws IOException {
        String molecules =
                CommandRun.of("sample", "-n", "200", "--seed", "9", "--max-atoms", "30")
                        .lines()
                        .stream()
                        .collect(Collectors.joining("\n"));
        data = Files.writeString(drawn.resolve("data.smi"), molecules + "\nrubbish\n");
    }

    private CommandRun fit(String... more) {
        String[] command = {"density", "fit", "zinc250k", "--data", data.toString()};
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void mixturesAreComparedAndDrawn() throws IOException {
        Path plot = folder.resolve("scan.png");
        CommandRun run = fit("--components", "1,2,3", "--plot", plot.toString());
        assertThat(run.status()).as(run.err()).isZero();
        List<String> lines = run.lines();
        assertThat(lines.get(0))
                .isEqualTo("density\tcomponents\tparameters\tfitted\theld_out\tbic");
        assertThat(lines).hasSize(4);
        for (int k = 1; k <= 3; k++) {
            String[] fields = lines.get(k).split("\t", -1);
            assertThat(fields[0]).isEqualTo("gmm");
            assertThat(fields[1]).isEqualTo(String.valueOf(k));
            // k - 1 weights, k means of 64, k triangles of 64 * 65 / 2
            assertThat(Long.parseLong(fields[2])).isEqualTo(k - 1 + k * (64L + 2080));
            double fitted = Double.parseDouble(fields[3]);
            // BIC of 180 codes
            assertThat(Double.parseDouble(fields[5]))
                    .isCloseTo(
                            Long.parseLong(fields[2]) * Math.log(180) - 2 * 180 * fitted,
                            org.assertj.core.api.Assertions.within(0.2));
            assertThat(Double.parseDouble(fields[4])).isLessThan(fitted);
        }
        assertThat(run.err()).contains("201 read, 200 encoded, 1 skipped");
        BufferedImage picture = ImageIO.read(plot.toFile());
        assertThat(picture.getWidth()).isEqualTo(900);
        assertThat(folder.toFile().list()).containsExactly("scan.png");
    }

    @Test
    void everyDensityCanBeFittedToATrainedModelAndSampled() {
        Path model = folder.resolve("model.safetensors");
        CommandRun first = fit("--density", "kde", "--output", model.toString());
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.lines().get(1)).startsWith("kde\t\t\t");
        CommandRun second =
                CommandRun.of(
                        "density",
                        "fit",
                        model.toString(),
                        "--data",
                        data.toString(),
                        "--density",
                        "2svae",
                        "--width",
                        "8",
                        "--in-place");
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(second.err()).contains("wrote " + model);
        // both are there now, beside those of the released model
        for (String density : List.of("kde", "2svae", "gmm", "gaussian", "prior")) {
            CommandRun sampled =
                    CommandRun.of(
                            "sample",
                            "--model",
                            model.toString(),
                            "--density",
                            density,
                            "-n",
                            "5",
                            "--seed",
                            "1");
            assertThat(sampled.status()).as(sampled.err()).isZero();
            assertThat(sampled.lines()).hasSize(5);
        }
    }

    @Test
    void samplesAreMadeAsLargeAsTheData() throws IOException {
        Path model = folder.resolve("matched.safetensors");
        CommandRun fitted = fit("--components", "1", "--match-sizes", "--output", model.toString());
        assertThat(fitted.status()).as(fitted.err()).isZero();
        assertThat(fitted.err()).contains("1 components, seed 1, 180 codes").contains("tilted by ");
        CommandRun sampled =
                CommandRun.of("sample", "--model", model.toString(), "-n", "500", "--seed", "8");
        List<String> molecules = Files.readAllLines(data).subList(0, 200);
        assertThat(meanAtoms(sampled.lines()))
                .isCloseTo(meanAtoms(molecules), org.assertj.core.api.Assertions.within(1.0));
        assertThat(fit("--density", "gaussian", "--match-sizes").status()).isEqualTo(2);
        assertThat(fit("--components", "1,2", "--match-sizes").status()).isEqualTo(2);
    }

    @Test
    void theModelIsKeptUnlessItIsToBeReplaced() throws IOException {
        Path model = folder.resolve("my.model.safetensors");
        assertThat(fit("--density", "gaussian", "--output", model.toString()).status()).isZero();
        byte[] before = Files.readAllBytes(model);
        String[] again = {
            "density", "fit", model.toString(), "--data", data.toString(), "--components", "2"
        };
        CommandRun beside = CommandRun.of(again);
        assertThat(beside.status()).as(beside.err()).isZero();
        Path written = folder.resolve("my.model-gmm.safetensors");
        assertThat(beside.err()).contains("wrote " + written);
        assertThat(written).isNotEmptyFile();
        assertThat(Files.readAllBytes(model)).isEqualTo(before);
        CommandRun third = CommandRun.of(again);
        assertThat(third.status()).isEqualTo(1);
        assertThat(third.err()).contains(written + " is there already");
        // as many bytes, one of the weights another
        byte[] bytes = before.clone();
        bytes[bytes.length - 1000] ^= 1;
        Path flipped = Files.write(folder.resolve("flipped.safetensors"), bytes);
        CommandRun refused = CommandRun.of("sample", "--model", flipped.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("damaged: its content is not what was written");
    }

    @Test
    void fewCodesAreRefused() throws IOException {
        String some =
                Files.writeString(
                                folder.resolve("some.smi"),
                                String.join("\n", Files.readAllLines(data).subList(0, 70)))
                        .toString();
        String output = folder.resolve("m").toString();
        CommandRun run =
                CommandRun.of("density", "fit", "zinc250k", "--data", some, "--output", output);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("70 codes are too few for a density of 64 dimensions and 10 components");
        assertThat(Path.of(output)).doesNotExist();
    }

    private static double meanAtoms(List<String> smiles) {
        return smiles.stream()
                .map(text -> text.replaceAll("\\[[^]]*]|Cl|Br", "A"))
                .mapToLong(text -> text.chars().filter(Character::isLetter).count())
                .average()
                .orElseThrow();
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        fit("--components", "2", "--output", one.toString(), "--threads", "1");
        fit("--components", "2", "--output", two.toString(), "--threads", "2");
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--density swarm --output M",
                "--components 0 --output M",
                "--components two --output M",
                "--density kde --components 1,2",
                "--density kde --plot P --output M",
                "--held-out 1 --output M",
                "--components 10"
            })
    void wrongUsageIsExplained(String more) {
        CommandRun run = fit(more.split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("--help");
    }

    @Test
    void failuresAreOneLine() throws IOException {
        String few = Files.writeString(folder.resolve("few.smi"), "CCO\nCCN\n").toString();
        for (CommandRun run :
                List.of(
                        CommandRun.of(
                                "density",
                                "fit",
                                "zinc250k",
                                "--data",
                                few,
                                "--output",
                                folder.resolve("m").toString()),
                        fit("--output", folder.toString()),
                        CommandRun.of("density", "fit", "zinc250k", "--data", "nowhere", "-o", "m"),
                        CommandRun.of("density", "fit", "nowhere", "--data", data.toString()))) {
            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertThat(run.err().strip().lines().filter(line -> line.startsWith("molrae")))
                    .hasSize(1);
            assertThat(run.out().lines().count()).isLessThanOrEqualTo(1);
        }
    }
}
