package org.molrae.cli.images;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae images sample}: draws images. */
@Command(
        name = "sample",
        description = "Draw images from a model, as a PNG with a grid of them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae images sample --model digits.safetensors --output samples.png",
            "  molrae images sample --model digits.safetensors --density gaussian --count 100 --columns 10 --seed 1 > samples.png"
        })
final class ImagesSampleCommand extends ImagePictureCommand {

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "64",
            converter = Positive.class,
            description = "Draw N images. Default: ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--columns",
            paramLabel = "N",
            defaultValue = "8",
            converter = Positive.class,
            description = "Images in a row. Default: ${DEFAULT-VALUE}.")
    int columns;

    @Option(
            names = "--density",
            paramLabel = "${bundle:densities}",
            description =
                    "The density of the codes, of those that the model has; 'molrae density fit' adds one. Default:"
                            + " the mixture, or what there is.")
    @Nullable String density;

    @Mixin SeedOptions seed;

    @Override
    ImageGrid draw(ImageAutoencoder loaded, Notes notes) {
        ImageGrid grid =
                ImageGrid.of(
                        loaded.sample(
                                density == null
                                        ? loaded.bestDensity().name()
                                        : density.toLowerCase(Locale.ROOT),
                                count,
                                seed.value()),
                        columns);
        run.say(notes, count + " images; seed " + seed.value());
        return grid;
    }
}
