package org.molrae.autoencoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngineProvider;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine that networks run on, set up at its first use, in whatever thread that is.
 *
 * <p>It is PyTorch even where other engines of DJL are on the class path. Unless the program has
 * set DJL's own properties otherwise, DJL fetches nothing from the network ({@code ai.djl.offline})
 * and reports its use to nobody ({@code OPT_OUT_TRACKING}): both are on by default in DJL 0.35. The
 * native library is that of the class path or of {@code PYTORCH_LIBRARY_PATH}; DJL unpacks the
 * former to {@code ~/.djl.ai}, or where {@code DJL_CACHE_DIR} points: {@link #libraries} says
 * where, and so does the log. All of it is found by this class's own loader, whatever the thread's
 * context loader is, and needs no {@code META-INF/services}, of which merged jars keep one at will.
 */
public final class PyTorch {

    private static final String NAME = "PyTorch";
    private static final Logger LOGGER = LoggerFactory.getLogger(PyTorch.class);

    private PyTorch() {}

    /**
     * The engine.
     *
     * @throws IllegalStateException if its native library cannot be loaded, with what is missing
     */
    public static Engine engine() {
        return Holder.ENGINE.get();
    }

    /** The engine or why there is none, found out once. */
    private static final class Holder {
        private static final Supplier<Engine> ENGINE = start();
    }

    private static Supplier<Engine> start() {
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        Thread thread = Thread.currentThread();
        ClassLoader outer = thread.getContextClassLoader();
        thread.setContextClassLoader(PyTorch.class.getClassLoader());
        try {
            if (!Engine.hasEngine(NAME)) {
                Engine.registerEngine(new PtEngineProvider());
            }
            Engine engine = Engine.getEngine(NAME);
            LOGGER.info("PyTorch {}, its libraries in {}", engine.getVersion(), libraries());
            return () -> engine;
        } catch (EngineException | LinkageError | AssertionError e) {
            String message = missing(e);
            return () -> {
                throw new IllegalStateException(message, e);
            };
        } finally {
            thread.setContextClassLoader(outer);
        }
    }

    /**
     * The folder that PyTorch's native libraries are loaded from: where {@code
     * PYTORCH_LIBRARY_PATH} points, or where DJL has unpacked them.
     */
    public static String libraries() {
        return LibUtils.getLibtorchPath();
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

    /** How many threads one operation may use; sums, and so weights, can depend on it. */
    public static int threads() {
        engine();
        return JniUtils.getNumThreads();
    }
}
