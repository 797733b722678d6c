package org.molrae.cli.images;

import java.io.IOException;
import java.util.Locale;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSource;
import picocli.CommandLine.Option;

/** The data set of a verb on images. */
public final class ImageDataOptions {

    @Reads
    @Option(
            names = "--data",
            paramLabel = "SOURCE",
            required = true,
            converter = ImageSourceConverter.class,
            description =
                    "mnist:DIR with IDX files, cifar10:DIR with the binary version, celeba:DIR with pictures, or"
                            + " drawn: digits drawn here, for a try without a download.")
    public ImageSource source;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Positive.class,
            description = "Read N images at most, and hold out N at most. Default: all.")
    public int limit = Integer.MAX_VALUE;

    /** Reads the data set. */
    public ImageData read(Notes notes, boolean quiet) {
        return read(source, limit, notes, quiet);
    }

    /**
     * Reads a data set.
     *
     * @param limit images to read at most, and to hold out at most
     */
    public static ImageData read(ImageSource source, int limit, Notes notes, boolean quiet) {
        try {
            ImageData data = source.read(limit);
            if (!quiet) {
                notes.line(
                        String.format(
                                Locale.ROOT,
                                "%s: %,d images of %s to train on, %,d to validate on, %,d held out",
                                source,
                                data.training().size(),
                                data.shape(),
                                data.validation().size(),
                                data.heldOut().size()));
            }
            return data;
        } catch (IOException e) {
            throw Failure.of("cannot read " + source, e);
        }
    }
}
