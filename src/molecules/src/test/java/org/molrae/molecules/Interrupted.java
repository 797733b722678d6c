package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of work whose thread is interrupted.
 *
 * @param result null where it failed
 * @param failure null where it did not
 * @param seconds from the interrupt to the end
 * @param flag whether the thread was interrupted still when it was done
 */
public record Interrupted<T>(
        @Nullable T result, @Nullable Throwable failure, double seconds, boolean flag) {

    /** A second; more where other processes take the processors. */
    private static final double SOON = 3;

    /**
     * Interrupts work.
     *
     * @param after milliseconds, from when it says that it has begun
     */
    public static <T> Interrupted<T> during(
            long after, CountDownLatch begun, Callable<? extends T> work) throws Exception {
        AtomicReference<@Nullable Interrupted<T>> outcome = new AtomicReference<>();
        AtomicLong since = new AtomicLong();
        Thread thread =
                new Thread(
                        () -> {
                            T result = null;
                            Throwable failure = null;
                            try {
                                result = work.call();
                            } catch (Throwable e) {
                                failure = e;
                            }
                            outcome.set(
                                    new Interrupted<>(
                                            result,
                                            failure,
                                            (System.nanoTime() - since.get()) / 1e9,
                                            Thread.currentThread().isInterrupted()));
                        },
                        "interrupted");
        thread.start();
        assertThat(begun.await(2, TimeUnit.MINUTES)).isTrue();
        Thread.sleep(after);
        assertThat(thread.isAlive()).as("there was nothing left to interrupt").isTrue();
        since.set(System.nanoTime());
        thread.interrupt();
        thread.join(60_000);
        Interrupted<T> found = outcome.get();
        if (found == null) {
            throw new AssertionError("does not end within a minute");
        }
        System.err.printf("ended %.2f s after an interrupt%n", found.seconds);
        assertThat(found.seconds).isLessThan(SOON);
        assertThat(found.flag).as("the thread stays interrupted").isTrue();
        return found;
    }

    /** The result; fails if there is none. */
    public T ended() {
        return Objects.requireNonNull(result, "no result");
    }

    /** Interrupts work some milliseconds after its beginning. */
    public static <T> Interrupted<T> during(long after, Callable<? extends T> work)
            throws Exception {
        return during(after, new CountDownLatch(0), work);
    }
}
