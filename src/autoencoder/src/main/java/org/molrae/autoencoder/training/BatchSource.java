package org.molrae.autoencoder.training;

/** A data set in batches. */
public interface BatchSource {

    /** How many batches every epoch has. */
    int batchesPerEpoch();

    /**
     * The batches of one epoch, in an order that depends on the seed and the epoch alone.
     *
     * @param seed of the whole run
     * @param epoch from 0
     */
    Epoch epoch(long seed, int epoch);

    /** One pass over the data, with random access so that a run can resume within it. */
    interface Epoch {
        /** The batch with this index, {@code 0 ≤ index < batchesPerEpoch}. */
        ExampleBatch batch(int index);
    }
}
