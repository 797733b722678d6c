package org.molrae.cli;

import java.util.ArrayList;
import java.util.List;
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
final class ImagesReconstructCommand implements Runnable {

    @Mixin ImageModelOptions model;

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

    @Mixin PictureOutput output;

    @Mixin ImageRunOptions run;

    @Override
    public void run() {
        Notes notes = new Notes(run.streams());
        try (ImageAutoencoder loaded = model.load(run.prepare())) {
            ImageSet images = source.read(notes, run.quiet).heldOut().head(count);
            ImageSet reconstructed = loaded.reconstruct(images);
            List<ImageSet> rows = new ArrayList<>();
            List<ImageSet> originals = ImageGrid.of(images, columns).rows();
            List<ImageSet> copies = ImageGrid.of(reconstructed, columns).rows();
            for (int i = 0; i < originals.size(); i++) {
                rows.add(originals.get(i));
                rows.add(copies.get(i));
            }
            output.write(new ImageGrid(rows, List.of()), run.streams());
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
