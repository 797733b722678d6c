package org.molrae.autoencoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The engine that networks run on, set up at its first use, in whatever thread that is.
 *
 * <p>It is PyTorch even where other engines of DJL are on the class path. Unless the program has
 * set DJL's own properties otherwise, DJL fetches nothing from the network ({@code ai.djl.offline})
 * and reports its use to nobody ({@code OPT_OUT_TRACKING}): both are on by default in DJL 0.35. The
 * native library is that of the class path or of {@code PYTORCH_LIBRARY_PATH}; DJL unpacks the
 * former to {@code ~/.djl.ai}, or where {@code DJL_CACHE_DIR} points.
 */
public final class PyTorch {

    private static final String NAME = "PyTorch";

    private PyTorch() {}

    /**
     * The engine.
     *
     * @throws IllegalStateException if its native library cannot be loaded, with what is missing
     */
    public static Engine engine() {
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        try {
            Engine engine = Engine.getEngine(NAME);
            if (engine != null) {
                return engine;
            }
            throw new IllegalStateException(
                    "DJL finds no PyTorch engine: add ai.djl.pytorch:pytorch-engine to the class"
                            + " path, and keep META-INF/services where jars are merged into one");
        } catch (EngineException | LinkageError e) {
            throw new IllegalStateException(missing(e), e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null && System.getenv(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static String missing(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage())
                    .contains("already loaded in another classloader")) {
                return "PyTorch's native library is already loaded by another class loader of this"
                        + " JVM: put molrae and DJL where both see one copy, the server's shared"
                        + " class path for instance";
            }
        }
        return "PyTorch's native library cannot be loaded: add"
                + " ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier of this system"
                + " (linux-x86_64, osx-aarch64, win-x86_64) and"
                + " ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1 to the class path, or set"
                + " PYTORCH_LIBRARY_PATH to a folder with libtorch 2.7.1";
    }

    /** A manager of arrays on a device, independent of all others. */
    public static NDManager newManager(Device device) {
        return engine().newBaseManager(device);
    }

    /**
     * Sets how many threads one operation may use, in the whole JVM. One is best where many batches
     * are worked on side by side; PyTorch's own default is one a core.
     *
     * @param threads at least 1
     */
    public static void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, are " + threads);
        }
        engine();
        JniUtils.setNumThreads(threads);
    }
}
