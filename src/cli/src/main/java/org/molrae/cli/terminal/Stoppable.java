package org.molrae.cli.terminal;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that Ctrl-C and SIGTERM do not cut off: it is asked to stop, and writes its checkpoint. */
public final class Stoppable {

    private static final long PATIENCE_SECONDS = 60;

    /** For work that asks about its stop; what does not, a fit say, may heed an interrupt. */
    private static final long ASKED_SECONDS = 5;

    /** For the worker to say that it was stopped; then it waits for the exit to go on. */
    private static final long FAREWELL_MILLIS = 500;

    private Stoppable() {}

    /** Work that can be stopped. */
    @FunctionalInterface
    public interface Work<T> {
        public T run() throws IOException;
    }

    /**
     * Works on this thread.
     *
     * @param stop asks the work to end soon, from another thread
     */
    public static <T> T run(Runnable stop, Work<T> work) throws IOException {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook =
                new Thread(
                        () -> {
                            stop.run();
                            try {
                                if (!done.await(ASKED_SECONDS, TimeUnit.SECONDS)) {
                                    worker.interrupt();
                                }
                                if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                                    worker.join(FAREWELL_MILLIS);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the shutdown has begun: the checkpoint is written, let it go on
            }
        }
    }
}
