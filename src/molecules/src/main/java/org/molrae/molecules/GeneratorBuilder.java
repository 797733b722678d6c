package org.molrae.molecules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.model.LatentModel;
import org.molrae.sequences.GrammarAutoencoder;

/**
 * Loads a generator: the released model on the CPU, unless something else is said.
 *
 * <pre>{@code
 * try (MoleculeGenerator four = MoleculeGenerator.builder().model("zinc250k").threads(4).build()) {
 *     System.out.println(four.sampling().seed(1).list(1));
 * }
 * }</pre>
 */
public final class GeneratorBuilder {

    private Loader loader = device -> ReleasedModels.load(ReleasedModels.DEFAULT, device);
    private ComputeDevice device = ComputeDevice.CPU;
    private int threads;

    GeneratorBuilder() {}

    /** Loads a model. */
    private interface Loader {
        GrammarAutoencoder load(ComputeDevice device) throws IOException;
    }

    /** Loads a released model by its name, or any by the path of its file. */
    public GeneratorBuilder model(String nameOrPath) {
        loader = where -> ReleasedModels.load(nameOrPath, where);
        return this;
    }

    /** Loads the model of a file. */
    public GeneratorBuilder model(Path file) {
        loader = where -> GrammarAutoencoder.load(file, where);
        return this;
    }

    /** Loads a model from a stream, which is read to its end by {@link #build} and left open. */
    public GeneratorBuilder model(InputStream in) {
        loader =
                where -> {
                    byte[] bytes = in.readAllBytes();
                    return GrammarAutoencoder.load(
                            "from a stream", new ByteArrayInputStream(bytes), bytes.length, where);
                };
        return this;
    }

    /** Runs it there. */
    public GeneratorBuilder device(ComputeDevice where) {
        device = where;
        return this;
    }

    /**
     * Draws and encodes on this many threads where nothing else is said; each of the engine's
     * operations then takes one thread, in the whole JVM, which is best where batches are worked on
     * side by side. Not called, it is all processors, and the engine is left as it is.
     *
     * @param count at least 1
     */
    public GeneratorBuilder threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 thread must work, not " + count);
        }
        threads = count;
        return this;
    }

    /**
     * Loads the model.
     *
     * @throws IOException if there is none, or it is damaged
     * @throws IllegalStateException if a GPU is asked for and there is none, or the engine's native
     *     library cannot be loaded
     */
    public MoleculeGenerator build() throws IOException {
        if (threads > 0) {
            PyTorch.setThreads(1);
        }
        int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        return LatentModel.orFreed(
                loader.load(device), model -> MoleculeGenerator.of(model, count));
    }
}
