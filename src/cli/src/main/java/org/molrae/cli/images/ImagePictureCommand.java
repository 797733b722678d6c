package org.molrae.cli.images;

import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.ImageGrid;
import picocli.CommandLine.Mixin;

/** The frame of the verbs that draw what a model of images makes. */
abstract class ImagePictureCommand implements Runnable {

    @Mixin ImageModelOptions model;

    @Mixin PictureOutput output;

    @Mixin ImageRunOptions run;

    /**
     * Makes the picture.
     *
     * @param notes for what there is to say
     */
    abstract ImageGrid draw(ImageAutoencoder loaded, Notes notes);

    @Override
    public final void run() {
        output.requirePlace();
        Notes notes = new Notes(run.streams());
        try (ImageAutoencoder loaded = model.load(run.prepare())) {
            output.write(draw(loaded, notes), run.streams());
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
