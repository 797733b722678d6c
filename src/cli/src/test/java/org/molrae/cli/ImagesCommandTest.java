package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesCommandTest {

    @TempDir Path folder;

    private CommandRun images(String... arguments) {
        List<String> all = new ArrayList<>(List.of("images"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--threads", "1"));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String train() {
        String model = folder.resolve("model").toString();
        CommandRun run =
                images(
                        "train",
                        "--data",
                        "drawn",
                        "--limit",
                        "150",
                        "--width",
                        "1/64",
                        "--epochs",
                        "1",
                        "--batch-size",
                        "25",
                        "--components",
                        "2",
                        "--output",
                        model);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "drawn: 141 images of 1x32x32 to train on, 9 to validate on, 150 held out")
                .contains("epoch 1/1: training")
                .contains("squared error");
        assertThat(folder.resolve("model.checkpoint")).doesNotExist();
        return model;
    }

    @Test
    void trainsAModelThatCanBeUsed() throws IOException {
        String model = train();
        Path picture = folder.resolve("picture.png");

        CommandRun sample =
                images(
                        "sample",
                        "--model",
                        model,
                        "--count",
                        "6",
                        "--columns",
                        "3",
                        "--seed",
                        "1",
                        "--output",
                        picture.toString());
        assertThat(sample.status()).as(sample.err()).isZero();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2 + 3 * 34);

        CommandRun other = images("sample", "--model", model, "--density", "2svae");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("no density 2svae; it has gaussian, gmm, prior");

        CommandRun reconstruct =
                images(
                        "reconstruct",
                        "--model",
                        model,
                        "--data",
                        "drawn",
                        "--limit",
                        "150",
                        "--count",
                        "8",
                        "--columns",
                        "4",
                        "-o",
                        picture.toString());
        assertThat(reconstruct.status()).as(reconstruct.err()).isZero();
        assertThat(ImageIO.read(picture.toFile()).getHeight()).isEqualTo(2 + 4 * 34);

        CommandRun interpolate =
                images(
                        "interpolate",
                        "--model",
                        model,
                        "--data",
                        "drawn",
                        "--limit",
                        "150",
                        "--pairs",
                        "2",
                        "--steps",
                        "5",
                        "--path",
                        "linear",
                        "--seed",
                        "3",
                        "-o",
                        picture.toString());
        assertThat(interpolate.status()).as(interpolate.err()).isZero();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2 + 5 * 34);

        CommandRun evaluate =
                images(
                        "evaluate",
                        "--model",
                        model,
                        "--data",
                        "drawn",
                        "--limit",
                        "150",
                        "--density",
                        "gmm",
                        "--quiet");
        assertThat(evaluate.status()).as(evaluate.err()).isZero();
        assertThat(evaluate.lines())
                .hasSize(7)
                .startsWith("metric\tvalue")
                .anyMatch(line -> line.startsWith("gmm classifier Fréchet distance\t"))
                .anyMatch(line -> line.matches("gmm F1/8\t[01]\\.[0-9]+"))
                .noneMatch(line -> line.contains("FID"));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        String out = folder.resolve("m").toString();
        CommandRun unknown = images("train", "--data", "imagenet:x", "--output", out);
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown data set 'imagenet'");
        CommandRun missing = images("train", "--data", "mnist:/no/such", "--output", out);
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no folder /no/such");
        CommandRun preset =
                images("train", "--data", "drawn", "--limit", "50", "--preset", "gan", "-o", out);
        assertThat(preset.status()).isEqualTo(2);
        assertThat(preset.err()).contains("unknown preset 'gan'");
        CommandRun width =
                images("train", "--data", "drawn", "--limit", "50", "--width", "x", "-o", out);
        assertThat(width.status()).isEqualTo(2);
        assertThat(width.err()).contains("'x' is no number");
        Path text = Files.writeString(folder.resolve("text"), "no model, but long enough");
        CommandRun model = images("sample", "--model", text.toString());
        assertThat(model.status()).isEqualTo(1);
        assertThat(model.err()).contains("not a safetensors file");
        CommandRun resume = images("train", "--data", "drawn", "--output", out, "--resume");
        assertThat(resume.err()).contains("nothing to resume");
        assertThat(CommandRun.of("images").status()).isEqualTo(2);
        assertThat(CommandRun.of("benchmark").err()).contains("name of a benchmark is missing");
    }

    @Test
    void makesTheTable() throws IOException {
        Path table = folder.resolve("table");
        String[] command = {
            "benchmark", "images-table", "--data", "drawn", "--limit", "150", "--width", "1/64",
            "--epochs", "1", "--batch-size", "25", "--components", "2", "--models", "ae,rae",
            "--threads", "1", "--output", table.toString()
        };
        CommandRun run = CommandRun.of(command);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines())
                .startsWith(
                        "| model | seeds | Rec. | N | GMM | Interp. | squared error | F8 (GMM) | F1/8 (GMM) | F8 (N) | F1/8 (N) | column N |");
        assertThat(run.out()).contains("| RAE | 1 |").contains("| AE | 1 |");
        assertThat(run.err()).contains("ae-1, cell 1 of 2").contains("ae-1: Rec.");
        assertThat(Files.readString(table.resolve("images-table.md"))).isEqualTo(run.out());
        CommandRun again = CommandRun.of(command);
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err()).doesNotContain("cell 1 of 2");
    }
}
