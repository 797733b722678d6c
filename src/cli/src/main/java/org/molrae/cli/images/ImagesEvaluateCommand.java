package org.molrae.cli.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.features.GaussianMoments;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.TrainingProgress;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.Interpolation;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSet;
import org.molrae.images.metric.FeatureExtractor;
import org.molrae.images.metric.PrecisionRecall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae images evaluate}: measures a model. */
@Command(
        name = "evaluate",
        description = {
            "Measure a model on held-out images: a table of metric and value.",
            "Distances are Fréchet distances between features of as many generated as held-out images. With"
                    + " --inception they are FIDs. Without it they are called 'classifier Fréchet distance', and"
                    + " compare with no published figure: the features are those of a small classifier that is"
                    + " trained on the data set first.",
            "F8 weighs recall, F1/8 precision (Sajjadi et al., 2018); both lie in [0, 1], higher is better.",
            "The Inception file is inception-2015-12-05.pt at"
                    + " https://nvlabs-fi-cdn.nvidia.com/stylegan2-ada-pytorch/pretrained/metrics/ : TorchScript"
                    + " whose forward(pixels, True) gives features of [n, 3, side, side] floats from 0 to 255."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae images evaluate --model digits.safetensors --data drawn",
            "  molrae images evaluate --model vae.safetensors --data mnist:data/mnist --density prior,gmm --classifier mnist.classifier",
            "  molrae images evaluate --model cifar.safetensors --data cifar10:data --inception inception-2015-12-05.pt --device gpu"
        })
final class ImagesEvaluateCommand implements Runnable {

    @Mixin ImageModelOptions model;

    @Mixin ImageDataOptions source;

    @Option(
            names = "--density",
            paramLabel = "${bundle:densities}",
            split = ",",
            description = "Densities to sample from. Default: all that the model has.")
    @Nullable List<String> densities;

    @Mixin FeatureOptions features;

    @Reads
    @Option(
            names = "--classifier",
            paramLabel = "F",
            description = "Keep the classifier in this file, and use the one that is there.")
    @Nullable Path classifier;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of samples and pairs. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin ImageRunOptions run;

    @Override
    public void run() {
        Notes notes = new Notes(run.streams());
        ComputeDevice device = run.prepare();
        try (ImageAutoencoder loaded = model.load(device);
                ResultFile result = ResultFile.open(output.file, run.streams())) {
            ImageData data = source.read(notes, run.quiet);
            if (classifier != null) {
                result.write(measure(loaded, data, device, classifier, notes));
            } else {
                Path folder = Files.createTempDirectory("molrae");
                Path file = folder.resolve("classifier");
                try {
                    result.write(measure(loaded, data, device, file, notes));
                } finally {
                    Files.deleteIfExists(file);
                    Files.delete(folder);
                }
            }
            result.keep();
        } catch (IOException e) {
            throw Failure.of("cannot evaluate", e);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] measure(
            ImageAutoencoder loaded,
            ImageData data,
            ComputeDevice device,
            Path classifierFile,
            Notes notes) {
        TrainingProgress progress = new TrainingProgress(notes, "images", "nats", run.quiet);
        try (FeatureExtractor extractor = features.open(data, device, classifierFile, progress)) {
            notes.clear();
            String table = table(loaded, data.heldOut(), extractor);
            run.say(notes, extractor.description());
            return table.getBytes(StandardCharsets.UTF_8);
        }
    }

    private String table(ImageAutoencoder loaded, ImageSet heldOut, FeatureExtractor extractor) {
        float[][] data = extractor.features(heldOut);
        GaussianMoments moments = GaussianMoments.of(data);
        float[][] codes = loaded.encode(heldOut);
        ImageSet reconstructed = loaded.decode(codes);
        StringBuilder text = new StringBuilder(format.form().header(List.of("metric", "value")));
        row(text, "reconstruction squared error", heldOut.squaredError(reconstructed));
        String distance = extractor.distanceName();
        row(
                text,
                "reconstruction " + distance,
                moments.distance(GaussianMoments.of(extractor.features(reconstructed))));
        ImageSet between = loaded.decode(Interpolation.SPHERICAL.midPoints(codes, seed));
        row(
                text,
                "interpolation " + distance,
                moments.distance(GaussianMoments.of(extractor.features(between))));
        for (String density : chosen(loaded)) {
            ImageSet samples = loaded.sample(density, heldOut.size(), seed);
            float[][] drawn = extractor.features(samples);
            row(text, density + " " + distance, moments.distance(GaussianMoments.of(drawn)));
            PrecisionRecall figures = PrecisionRecall.of(drawn, data, seed);
            row(text, density + " F8", figures.recallWeighted());
            row(text, density + " F1/8", figures.precisionWeighted());
        }
        return text.toString();
    }

    private List<String> chosen(ImageAutoencoder loaded) {
        if (densities != null) {
            return densities.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        }
        List<String> all = new ArrayList<>(loaded.densities().keySet());
        all.sort(null);
        return all;
    }

    private void row(StringBuilder text, String metric, double value) {
        format.form().append(text, List.of(metric, String.format(Locale.ROOT, "%.6g", value)));
    }
}
