package org.molrae.autoencoder.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Sha256;

/**
 * A network in a TorchScript file that the user supplies. Such a file is a program: one of unknown
 * origin is not to be run, and a known one to be named by its SHA-256. To be run by any number of
 * threads.
 */
public final class TorchScript implements AutoCloseable {

    private final PtSymbolBlock module;
    private final NDManager manager;
    private final Path file;
    private final String sha256;

    private TorchScript(PtSymbolBlock module, NDManager manager, Path file, String sha256) {
        this.module = module;
        this.manager = manager;
        this.file = file;
        this.sha256 = sha256;
    }

    /**
     * Loads the file.
     *
     * @param expectedSha256 its digest in hexadecimal; empty for any
     * @throws ModelFormatException if it has another digest, or is no TorchScript
     * @throws IOException if it cannot be read
     */
    public static TorchScript load(Path file, Optional<String> expectedSha256, ComputeDevice device)
            throws IOException {
        String sha256 = Sha256.of(file);
        if (expectedSha256.isPresent()
                && !expectedSha256.get().toLowerCase(Locale.ROOT).equals(sha256)) {
            throw new ModelFormatException(
                    "%s has the SHA-256 %s, not %s".formatted(file, sha256, expectedSha256.get()));
        }
        // that there is no GPU is no fault of the file
        device.device();
        try {
            return device.owning(
                    manager ->
                            new TorchScript(
                                    JniUtils.loadModule(
                                            (PtNDManager) manager,
                                            file,
                                            true,
                                            new String[0],
                                            new String[0],
                                            false),
                                    manager,
                                    file,
                                    sha256));
        } catch (RuntimeException e) {
            throw new ModelFormatException(file + ": no TorchScript that can be loaded", e);
        }
    }

    /** The file's name with its SHA-256. */
    public String description() {
        return "%s (sha256 %s)".formatted(file.getFileName(), sha256);
    }

    /** The manager of the network's weights, for sub-managers on its device. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Runs {@code forward}.
     *
     * @param results owns the result
     * @return {@code float32}
     * @throws IllegalArgumentException if {@code forward} does not take the arguments, or gives
     *     anything but one tensor
     */
    public NDArray forward(NDManager results, IValue... arguments) {
        try (IValue output = module.forward(arguments)) {
            return output.toNDList((PtNDManager) results)
                    .singletonOrThrow()
                    .toType(DataType.FLOAT32, false);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    file + ": its forward does not give one tensor of what it is given", e);
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
