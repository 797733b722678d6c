package org.molrae.sequences;

import java.util.SplittableRandom;

/** Gives each sample a generator of its own. */
final class SampleRandom {

    private SampleRandom() {}

    /** The generator of one sample; neighbouring indices must not give neighbouring streams. */
    static SplittableRandom of(long seed, long index) {
        return new SplittableRandom(
                new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~index).nextLong());
    }
}
