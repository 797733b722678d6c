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
import org.molrae.sequences.GrammarAutoencoder;

/** The models that travel with the library. */
public final class ReleasedModels {

    /** The model that is used where none is named. */
    public static final String DEFAULT = "zinc250k";

    private static final List<String> NAMES = List.of(DEFAULT);

    private ReleasedModels() {}

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Loads a released model by name, or any model by its path.
     *
     * @throws IOException if there is no such model, or it is damaged
     */
    static GrammarAutoencoder load(String nameOrPath, ComputeDevice device) throws IOException {
        if (!NAMES.contains(nameOrPath)) {
            Path file = Path.of(nameOrPath);
            if (!Files.exists(file)) {
                throw new FileNotFoundException(
                        "there is no model "
                                + nameOrPath
                                + ": neither a file nor a released model ("
                                + String.join(", ", NAMES)
                                + ")");
            }
            return GrammarAutoencoder.load(file, device);
        }
        String resource = "models/" + nameOrPath + ".safetensors";
        URL url = ReleasedModels.class.getResource(resource);
        if (url == null) {
            throw new FileNotFoundException("this build does not hold the model " + nameOrPath);
        }
        URLConnection connection = url.openConnection();
        long length = connection.getContentLengthLong();
        try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
            return GrammarAutoencoder.load(nameOrPath, in, length, device);
        }
    }
}
