package org.molrae.chemistry.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A uniform sample, of bounded size, of all that is added: all of it in order while it fits, else a
 * draw without replacement in random order. The same items give the same sample.
 *
 * @param <T> what is sampled
 */
final class Reservoir<T> {

    private final int capacity;
    private final Random random;
    private final List<T> kept = new ArrayList<>();
    private long added;

    /**
     * An empty one.
     *
     * @param capacity the size of the sample, 1 or more
     */
    public Reservoir(int capacity, long seed) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a sample has 1 item or more, not " + capacity);
        }
        this.capacity = capacity;
        random = new Random(seed);
    }

    /** Adds one item (J. S. Vitter's algorithm R, ACM TOMS 11 (1985) 37). */
    public void add(T item) {
        added++;
        if (kept.size() < capacity) {
            kept.add(item);
            return;
        }
        if (added == capacity + 1L) {
            // from here on places are random, and so is the order
            Collections.shuffle(kept, random);
        }
        long place = (long) (random.nextDouble() * added);
        if (place < capacity) {
            kept.set((int) place, item);
        }
    }

    /** The sample. The list is a view. */
    public List<T> items() {
        return Collections.unmodifiableList(kept);
    }
}
