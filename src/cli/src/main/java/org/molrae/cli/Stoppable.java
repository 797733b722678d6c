package org.molrae.cli;

import java.io.IOException;

/** Work that Ctrl-C and SIGTERM do not cut off: it is asked to stop, and writes its checkpoint. */
final class Stoppable {

    private static final long PATIENCE_MILLIS = 60_000;

    private Stoppable() {}

    /** What is done. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Works on this thread.
     *
     * @param stop asks the work to end soon, from another thread
     */
    static <T> T run(Runnable stop, Work<T> work) throws IOException {
        Thread worker = Thread.currentThread();
        Thread hook =
                new Thread(
                        () -> {
                            stop.run();
                            try {
                                worker.join(PATIENCE_MILLIS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the shutdown has begun: the checkpoint is written, let it go on
            }
        }
    }
}
