package org.molrae.cli;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** How many threads one operation of the engine may use. To be called after it is prepared. */
final class EngineThreads {

    private EngineThreads() {}

    /** One: verbs that work on batches side by side are faster so. */
    static void one() {
        set(1);
    }

    /** For work that is done one batch after the other. */
    static void set(int threads) {
        Engine.getInstance();
        JniUtils.setNumThreads(threads);
    }
}
