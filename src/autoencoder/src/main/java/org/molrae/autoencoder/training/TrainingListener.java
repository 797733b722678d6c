package org.molrae.autoencoder.training;

import org.molrae.autoencoder.LossTerms;

/** A listener to the progress of a run, called on the training thread. */
public interface TrainingListener {

    /** A run begins, or goes on. */
    default void begins(TrainingPlan plan) {}

    /**
     * Some batches were trained.
     *
     * @param epoch from 1
     * @param batch batches done in this epoch
     * @param batches batches an epoch has
     * @param examples examples trained in this epoch so far
     * @param recent loss terms averaged over the batches since the last call
     */
    default void batches(
            int epoch, int batch, int batches, long examples, LossTerms.Values recent) {}

    /** An epoch has ended, its checkpoint is written. */
    default void epoch(EpochReport report, boolean best) {}
}
