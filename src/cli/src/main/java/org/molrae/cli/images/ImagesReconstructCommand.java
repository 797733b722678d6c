package org.molrae.cli.images;

import java.util.ArrayList;
import java.util.List;
import org.molrae.cli.options.Positive;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageGrid;
import org.molrae.images.data.ImageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae images reconstruct}: images through the latent space and back. */
@Command(
        name = "reconstruct",
        description = "Show held-out images, each above what the model makes of it, as a PNG.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae images reconstruct --model digits.safetensors --data drawn --output reconstructions.png",
            "  molrae images reconstruct --model vae.safetensors --data mnist:data/mnist --count 40 --columns 10 -o r.png"
        })
final class ImagesReconstructCommand extends ImagePictureCommand {

    @Mixin ImageDataOptions source;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "32",
            converter = Positive.class,
            description = "Show N images. Default: ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--columns",
            paramLabel = "N",
            defaultValue = "16",
            converter = Positive.class,
            description = "Images in a row. Default: ${DEFAULT-VALUE}.")
    int columns;

    @Override
    ImageGrid draw(ImageAutoencoder loaded, Notes notes) {
        ImageSet images = source.read(notes, run.quiet).heldOut().head(count);
        List<ImageSet> originals = ImageGrid.of(images, columns).rows();
        List<ImageSet> copies = ImageGrid.of(loaded.reconstruct(images), columns).rows();
        List<ImageSet> rows = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            rows.add(originals.get(i));
            rows.add(copies.get(i));
        }
        run.say(notes, images.size() + " images");
        return new ImageGrid(rows, List.of());
    }
}
