package org.molrae.molecules;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.model.StoredModel;
import org.molrae.autoencoder.storage.Sha256;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.ModelDescription;
import org.molrae.sequences.StartingPoint;

/** The models that are released with the library. */
public final class ReleasedModels {

    /** The model that is used where none is named. */
    public static final String DEFAULT = "zinc250k";

    /** The model of which the code decides what is drawn, and tells properties. */
    public static final String DECIDING = "zinc250k-0.2";

    private static final List<String> NAMES = List.of(DEFAULT, DECIDING);

    private ReleasedModels() {}

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * What a model says of itself, by its name or path; needs no engine.
     *
     * @throws IOException if there is no such model, or it is damaged
     */
    public static ModelDescription describe(String nameOrPath) throws IOException {
        if (!NAMES.contains(nameOrPath)) {
            return ModelDescription.read(existing(nameOrPath));
        }
        URLConnection connection = connection(nameOrPath);
        try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
            return ModelDescription.read(nameOrPath, in, connection.getContentLengthLong());
        }
    }

    /**
     * The content of a model of whatever kind, by its name or path; needs no engine.
     *
     * @throws IOException if there is no such model, or it is damaged
     */
    public static StoredModel stored(String nameOrPath) throws IOException {
        if (!NAMES.contains(nameOrPath)) {
            return StoredModel.read(existing(nameOrPath));
        }
        URLConnection connection = connection(nameOrPath);
        try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
            return StoredModel.read(nameOrPath, in, connection.getContentLengthLong());
        }
    }

    /**
     * Loads a released model by name, or any model by its path.
     *
     * @throws IOException if there is no such model, or it is damaged
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public static GrammarAutoencoder load(String nameOrPath, ComputeDevice device)
            throws IOException {
        if (!NAMES.contains(nameOrPath)) {
            return GrammarAutoencoder.load(existing(nameOrPath), device);
        }
        URLConnection connection = connection(nameOrPath);
        try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
            return GrammarAutoencoder.load(
                    nameOrPath, in, connection.getContentLengthLong(), device);
        }
    }

    /**
     * Loads a model for training to begin with its weights. A file is told from others by its
     * SHA-256.
     *
     * @throws IOException if there is no such model, or it is damaged
     */
    public static StartingPoint startingPoint(String nameOrPath) throws IOException {
        String name =
                NAMES.contains(nameOrPath)
                        ? nameOrPath
                        : Path.of(nameOrPath).getFileName() + " " + Sha256.of(existing(nameOrPath));
        try (GrammarAutoencoder model = load(nameOrPath, ComputeDevice.CPU)) {
            return StartingPoint.of(name, model);
        }
    }

    private static Path existing(String path) throws FileNotFoundException {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw new FileNotFoundException(
                    "there is no model "
                            + path
                            + ": neither a file nor a released model ("
                            + String.join(", ", NAMES)
                            + ")");
        }
        return file;
    }

    private static URLConnection connection(String name) throws IOException {
        URL url = ReleasedModels.class.getResource("models/" + name + ".safetensors");
        if (url == null) {
            throw new FileNotFoundException("this build does not hold the model " + name);
        }
        return url.openConnection();
    }
}
