package org.molrae.cli.terminal;

import java.util.Arrays;

/**
 * Decides, before the first logger is made, how much of the libraries' logs is seen on standard
 * error.
 */
public final class Logs {

    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Logs() {}

    public static boolean debug(String... args) {
        String variable = System.getenv("MOLRAE_DEBUG");
        return Arrays.asList(args).contains("--debug")
                || (variable != null && !variable.isEmpty() && !variable.equals("0"));
    }

    /**
     * Warnings only, or everything with {@code --debug}; a level given as a system property stands.
     */
    public static void configure(String... args) {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, debug(args) ? "debug" : "warn");
        }
    }
}
