package org.molrae.sequences;

import ai.djl.engine.Engine;
import java.util.Map;

/** The versions of what a model is trained with. */
final class Versions {

    private Versions() {}

    static Map<String, String> present() {
        String molrae = Versions.class.getPackage().getImplementationVersion();
        return Map.of(
                "molrae", molrae == null ? "development" : molrae,
                "pytorch", Engine.getInstance().getVersion(),
                "djl", Engine.getDjlVersion(),
                "java", System.getProperty("java.version"));
    }
}
