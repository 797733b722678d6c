package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * A record of what the calling thread computes, for gradients, until it is closed.
 *
 * <p>This takes the place of DJL's {@code GradientCollector}, of which a JVM has one, and which
 * clears the gradients of every array in the JVM when it is opened: with it, two models cannot be
 * trained at once. And DJL 0.35 stops recording in the thread that started the engine alone; in all
 * others, arrays with gradients cannot be overwritten and every result holds the whole of its
 * computation.
 */
public final class GradientTape implements AutoCloseable {

    private final boolean outer = JniUtils.isGradMode();

    private GradientTape() {
        JniUtils.setGradMode(true);
    }

    /** Begins to record. */
    public static GradientTape recording() {
        return new GradientTape();
    }

    /**
     * Does something in this thread of which nothing is recorded, so that weights may be
     * overwritten.
     *
     * @throws E as the action
     */
    public static <E extends Exception> void unrecorded(Action<E> action) throws E {
        boolean outer = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            action.run();
        } finally {
            JniUtils.setGradMode(outer);
        }
    }

    /**
     * Something to do.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        /** Does it. */
        void run() throws E;
    }

    /**
     * Adds the gradient of a loss to that of every array that it was computed from, and forgets the
     * computation.
     *
     * @param loss a scalar, computed while this recorded
     */
    public void backward(NDArray loss) {
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /** Goes back to what was before. */
    @Override
    public void close() {
        JniUtils.setGradMode(outer);
    }
}
