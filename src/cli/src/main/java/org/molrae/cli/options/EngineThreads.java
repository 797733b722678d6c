package org.molrae.cli.options;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** How many threads one operation of the engine may use. To be called after it is prepared. */
public final class EngineThreads {

    private EngineThreads() {}

    /** One: verbs that work on batches side by side are faster so. */
    public static void one() {
        set(1);
    }

    /** For work that is done one batch after the other. */
    public static void set(int threads) {
        Engine.getInstance();
        JniUtils.setNumThreads(threads);
    }
}
