package org.molrae.cli.images;

import java.io.IOException;
import java.nio.file.Path;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.images.ImageAutoencoder;
import picocli.CommandLine.Option;

/** The model of a verb on images. */
public final class ImageModelOptions {

    @Reads
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            required = true,
            description = "The file of a model, made by 'molrae images train'.")
    public Path file;

    ImageAutoencoder load(ComputeDevice device) {
        return load(file, device);
    }

    /** Loads a model of images. */
    public static ImageAutoencoder load(Path file, ComputeDevice device) {
        try {
            return ImageAutoencoder.load(file, device);
        } catch (ModelFormatException e) {
            // it names the file
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot use the model " + file, e);
        }
    }
}
