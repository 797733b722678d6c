package org.molrae.cli.images;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageGrid;
import org.molrae.images.Interpolation;
import org.molrae.images.data.ImageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae images interpolate}: walks between images. */
@Command(
        name = "interpolate",
        description =
                "Show walks through the latent space between pairs of held-out images, one in a row, as a PNG.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae images interpolate --model digits.safetensors --data drawn --output walks.png",
            "  molrae images interpolate --model vae.safetensors --data mnist:data/mnist --path linear --pairs 5 --seed 3 -o w.png"
        })
final class ImagesInterpolateCommand extends ImagePictureCommand {

    @Mixin ImageDataOptions source;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "8",
            converter = Positive.class,
            description = "Walk between N pairs. Default: ${DEFAULT-VALUE}.")
    int pairs;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Images of a walk, the ends among them. Default: ${DEFAULT-VALUE}.")
    int steps;

    @Option(
            names = "--path",
            paramLabel = "spherical|linear",
            defaultValue = "spherical",
            description = "Along an arc or a line. Default: ${DEFAULT-VALUE}.")
    Interpolation path;

    @Mixin SeedOptions seed;

    @Override
    ImageGrid draw(ImageAutoencoder loaded, Notes notes) {
        ImageSet images = source.read(notes, run.quiet).heldOut();
        SplittableRandom random = new SplittableRandom(seed.value());
        List<ImageSet> rows = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            int[] ends = {random.nextInt(images.size()), random.nextInt(images.size())};
            float[][] codes = loaded.encode(images.select(ends));
            rows.add(loaded.decode(path.walk(codes[0], codes[1], steps)));
        }
        run.say(notes, "%d walks of %d steps; seed %d".formatted(pairs, steps, seed.value()));
        return new ImageGrid(rows, List.of());
    }
}
