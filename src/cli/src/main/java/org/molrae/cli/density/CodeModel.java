package org.molrae.cli.density;

import java.io.IOException;
import java.nio.file.Path;
import org.molrae.autoencoder.density.FittedDensity;

/** A model, whatever it is of, and the data whose codes a density is fitted to. */
interface CodeModel extends AutoCloseable {

    /** The codes of the data, {@code [n, dimension]}. */
    float[][] codes();

    /** Gives the model a density, in place of one with the same name. */
    void setDensity(FittedDensity density);

    /** Writes the model, whole or not at all. */
    void save(Path file) throws IOException;

    @Override
    void close();
}
