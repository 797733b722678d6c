package org.molrae.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.molrae.autoencoder.model.StoredModel;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.network.NetworkConfig;

/**
 * The description of a model in its file, read without starting an engine.
 *
 * @param vocabulary the rules
 * @param network the shape of the networks
 * @param provenance where the model comes from
 */
public record ModelDescription(
        Vocabulary vocabulary, NetworkConfig network, Provenance provenance) {

    /**
     * Reads a model file.
     *
     * @throws org.molrae.autoencoder.storage.ModelFormatException if it is damaged or of another
     *     format
     */
    public static ModelDescription read(Path file) throws IOException {
        return ModelFile.FORMAT.describe(file, ModelFile::describe);
    }

    /**
     * The description in a file that was read.
     *
     * @throws org.molrae.autoencoder.storage.ModelFormatException if it is damaged or of another
     *     format
     */
    public static ModelDescription of(StoredModel stored) throws IOException {
        return ModelFile.FORMAT.describe(stored, ModelFile::describe);
    }

    /**
     * Reads a model from a stream.
     *
     * @param name of the model, for messages
     * @param length bytes that the stream holds
     */
    public static ModelDescription read(String name, InputStream in, long length)
            throws IOException {
        return ModelFile.FORMAT.describe(name, in, length, ModelFile::describe);
    }
}
