package org.molrae.cli.options;

import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import org.molrae.cli.terminal.Failure;

/**
 * Tells DJL where PyTorch's libraries are. To be called before the first use of the engine, and of
 * no effect after.
 *
 * <p>For the CPU they lie unpacked in the distribution, so that the first start is as fast as any
 * and needs neither a network nor a writable home. For a GPU there are too many of them to ship
 * (one set for each version of CUDA, 2.5 GB and more): DJL fetches those that fit the machine at
 * their first use, to {@code ~/.djl.ai} or where {@code DJL_CACHE_DIR} points. Variables of the
 * environment that DJL knows itself, {@code PYTORCH_LIBRARY_PATH} say, win.
 */
final class EngineLibraries {

    private EngineLibraries() {}

    /** For work on the CPU: never goes to the network. */
    static void forCpu() {
        neverCallHome();
        System.setProperty("ai.djl.offline", "true");
        Path shipped =
                Path.of(System.getProperty("molrae.home", ""), "lib", "native").toAbsolutePath();
        if (Files.isDirectory(shipped)) {
            System.setProperty("PYTORCH_LIBRARY_PATH", shipped.toString());
            System.setProperty("PYTORCH_FLAVOR", "cpu");
        }
    }

    /** For work on a GPU, which the machine must have. */
    static void forGpu() {
        neverCallHome();
        if (!CudaUtils.hasCuda()) {
            throw new Failure(
                    "no GPU that CUDA can use was found: check nvidia-smi, or use --device cpu");
        }
        System.setProperty("ai.djl.offline", "false");
    }

    private static void neverCallHome() {
        System.setProperty("OPT_OUT_TRACKING", "true");
    }
}
