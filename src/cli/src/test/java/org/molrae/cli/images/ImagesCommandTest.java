package org.molrae.cli.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.cli.CommandRun;

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
                .contains("images train: 1 of 1 epochs, the best number 1; wrote ")
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
    void everyDensityCanBeFittedToAModelOfImages() throws IOException {
        String model = train();
        Path plot = folder.resolve("scan.png");
        String[] fit = {"density", "fit", model, "--data", "drawn", "--limit", "150"};
        CommandRun scan =
                CommandRun.of(and(fit, "--components", "1,2,3", "--plot", plot.toString()));
        assertThat(scan.status()).as(scan.err()).isZero();
        assertThat(scan.lines()).hasSize(4);
        assertThat(scan.lines().get(3)).matches("gmm\t3\t458(\t-?[0-9.]+){3}");
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(900);
        for (String density : List.of("prior", "gaussian", "gmm", "kde", "2svae")) {
            CommandRun fitted =
                    CommandRun.of(
                            density.equals("2svae")
                                    ? and(fit, "--density", density, "--in-place", "--width", "8")
                                    : and(fit, "--density", density, "--in-place"));
            assertThat(fitted.status()).as(fitted.err()).isZero();
            assertThat(fitted.err()).contains("141 images").contains("wrote " + model);
            assertThat(fitted.lines().get(1)).startsWith(density + "\t");
            CommandRun sample =
                    images("sample", "-m", model, "--density", density, "-n", "2", "--seed", "1");
            assertThat(sample.status()).as(sample.err()).isZero();
        }
        // how they were fitted is in the file
        String provenance = Safetensors.readMetadata(Path.of(model)).getOrDefault("provenance", "");
        assertThat(provenance)
                .contains("\"kde\":{\"seed\":1,\"codes\":127,\"heldOutCodes\":14,")
                .contains("\"2svae\":{\"width\":8,");

        CommandRun molecules = CommandRun.of("density", "fit", model, "--data", "mol.smi");
        assertThat(molecules.status()).isEqualTo(2);
        assertThat(molecules.err())
                .contains("is a model of images, but for --data: unknown data set 'mol.smi'");
        CommandRun limit =
                CommandRun.of(
                        "density", "fit", "zinc250k", "--data", model, "--limit", "3", "-o", "m");
        assertThat(limit.status()).isEqualTo(2);
    }

    private static String[] and(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }

    @Test
    void aConfigurationFileHoldsPresetAndOverrides() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("settings.yaml"),
                        """
                        objective: vae
                        latentWeight: 0.25
                        network: {width: 0.0078125, latentDimension: 3}
                        plan: {epochs: 7, learningRate: 1e-3}
                        batchSize: 25
                        components: 2
                        """);
        String model = folder.resolve("model").toString();
        String[] command = {
            "train", "--data", "drawn", "--limit", "60", "--config", config.toString(), "-o", model
        };
        CommandRun run = images(and(command, "--epochs", "1"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("epoch 1/1");
        assertThat(Safetensors.readMetadata(Path.of(model)).getOrDefault("provenance", ""))
                .contains("posterior=gaussian penalty=kl β=0.25");
        Files.writeString(config, "plan: {epoch: 3}\n");
        CommandRun wrong = images(command);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("unknown setting plan.epoch; there are seed, epochs, learningRate");
        Files.writeString(config, "objective: [\n");
        assertThat(images(command).err()).contains("no YAML");
    }

    @Test
    void aGpuThatIsNotThereIsSaidByEveryVerb() {
        assumeFalse(CudaUtils.hasCuda());
        String[][] verbs = {
            {"images", "train", "--data", "drawn", "--output", "m"},
            {"images", "sample", "--model", "m"},
            {"images", "reconstruct", "--model", "m", "--data", "drawn"},
            {"images", "interpolate", "--model", "m", "--data", "drawn"},
            {"images", "evaluate", "--model", "m", "--data", "drawn"},
            {"benchmark", "images-table", "--data", "drawn", "--output", "m"},
            {"sample", "-n", "1"},
            {"encode", "-"},
        };
        for (String[] verb : verbs) {
            CommandRun run = CommandRun.of(and(verb, "--device", "gpu"));
            assertThat(run.status()).as(String.join(" ", verb)).isEqualTo(1);
            assertThat(run.err().strip().lines().toList())
                    .as(String.join(" ", verb))
                    .hasSize(1)
                    .allMatch(line -> line.contains("no GPU that CUDA can use was found"));
        }
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
        assertThat(run.err()).contains("ae-1, cell 1 of 2").contains("ae-1: Rec. ");
        assertThat(Files.readString(table.resolve("images-table.md"))).isEqualTo(run.out());
        CommandRun again = CommandRun.of(command);
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err()).doesNotContain("cell 1 of 2");
    }
}
