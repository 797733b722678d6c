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
     * Goes on with another sample; those before it are not drawn. To be called before the first
     * {@link #next}.
     *
     * @param sample its number, from 0
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if {@link #next} or this was called before
     */
    void skipTo(long sample);

    /** Stops the workers, and waits for what they are at. */
    @Override
    void close();
}
