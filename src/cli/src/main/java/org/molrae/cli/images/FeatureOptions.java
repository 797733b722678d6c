package org.molrae.cli.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.images.data.ImageData;
import org.molrae.images.metric.ClassifierFeatures;
import org.molrae.images.metric.FeatureExtractor;
import org.molrae.images.metric.InceptionFeatures;
import picocli.CommandLine.Option;

/** The features that distances between images are measured in. */
public final class FeatureOptions {

    @Reads
    @Option(
            names = "--inception",
            paramLabel = "F",
            description =
                    "TorchScript of an Inception network, for FIDs that compare with published ones:"
                            + " inception-2015-12-05.pt of NVIDIA's StyleGAN, see 'molrae images evaluate --help'."
                            + " Default: a small classifier trained on the data set, whose distances compare with"
                            + " nothing but each other.")
    @Nullable Path inception;

    @Option(
            names = "--inception-sha256",
            paramLabel = "HEX",
            description = "Refuse that file if its SHA-256 is another.")
    @Nullable String sha256;

    /**
     * Loads or trains the network.
     *
     * @param classifier where a classifier's training is kept
     */
    public FeatureExtractor open(
            ImageData data, ComputeDevice device, Path classifier, TrainingListener listener) {
        try {
            if (inception != null) {
                return InceptionFeatures.load(inception, Optional.ofNullable(sha256), device);
            }
            return ClassifierFeatures.train(data, device, 1, classifier, listener);
        } catch (IOException e) {
            throw Failure.of("no features to measure in", e);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage() + ": --inception F", e);
        }
    }
}
