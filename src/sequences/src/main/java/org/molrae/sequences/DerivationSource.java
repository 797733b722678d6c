package org.molrae.sequences;

import java.util.Iterator;

/**
 * An endless source of derivations, each turned into a result.
 *
 * @param <T> what a derivation is turned into
 */
public interface DerivationSource<T> extends Iterator<T>, AutoCloseable {

    @Override
    default boolean hasNext() {
        return true;
    }

    /**
     * The next result.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, which it
     *     stays
     */
    @Override
    T next();

    /**
     * Goes on with another sample; those before it are not drawn. To be called before the first
     * {@link #next}.
     *
     * @param sample its number, from 0
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if {@link #next} or this was called before
     */
    void skipTo(long sample);

    /**
     * Says how many samples will be taken from here on, most likely, so that no others are drawn
     * ahead; all the same, more can be taken. To be called after {@link #skipTo}.
     */
    default void expect(long samples) {}

    /** Stops the workers, and waits for what they are at. */
    @Override
    void close();
}
