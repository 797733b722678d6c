package org.molrae.autoencoder;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** How many threads one operation of the engine may use. The first call starts the engine. */
public final class EngineThreads {

    private EngineThreads() {}

    /** One thread an operation, which is the fastest for work on batches side by side. */
    public static void one() {
        set(1);
    }

    /** Some threads an operation, for work that is done one batch after the other. */
    public static void set(int threads) {
        Engine.getInstance();
        JniUtils.setNumThreads(threads);
    }
}
