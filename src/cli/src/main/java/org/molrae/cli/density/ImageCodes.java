package org.molrae.cli.density;

import java.io.IOException;
import java.nio.file.Path;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.cli.images.ImageDataOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.images.ImageAutoencoder;

/** A model of images and the images to train on of a data set. */
final class ImageCodes implements CodeModel {

    private final ImageAutoencoder model;
    private final ImageDataOptions source;
    private final Notes notes;
    private final boolean quiet;

    /** Takes a model, which is closed with this. */
    ImageCodes(ImageAutoencoder model, ImageDataOptions source, Notes notes, boolean quiet) {
        this.model = model;
        this.source = source;
        this.notes = notes;
        this.quiet = quiet;
    }

    @Override
    public float[][] codes() {
        return model.encode(source.read(notes, quiet).training());
    }

    @Override
    public void setDensity(FittedDensity density) {
        model.setDensity(density);
    }

    @Override
    public void save(Path file) throws IOException {
        model.save(file);
    }

    @Override
    public void close() {
        model.close();
    }
}
