package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether the calling thread records what is computed, for gradients; until it is closed, in the
 * thread that made it.
 *
 * <p>This takes the place of DJL's {@code GradientCollector}, of which a JVM has one, and which
 * clears the gradients of every array in the JVM when it is opened: with it, two models cannot be
 * trained at once. And DJL 0.35 stops recording in the thread that started the engine alone; in all
 * others, arrays with gradients cannot be overwritten and every result holds the whole of its
 * computation.
 */
public final class GradientTape implements AutoCloseable {

    private final boolean outer = JniUtils.isGradMode();

    private GradientTape(boolean recording) {
        JniUtils.setGradMode(recording);
    }

    /** Begins to record. */
    public static GradientTape recording() {
        return new GradientTape(true);
    }

    /** Ceases to record, so that weights may be overwritten. */
    public static GradientTape stopped() {
        return new GradientTape(false);
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
