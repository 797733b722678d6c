package org.molrae.autoencoder.training;

import java.util.List;

/**
 * How a run ended. The network holds the weights of the best epoch if the run finished, and those
 * of the last step if it was stopped.
 *
 * @param finished false if it was stopped and can be resumed
 * @param history its epochs, in order
 * @param bestEpoch the epoch with the lowest validation loss, from 1; 0 if none has ended
 */
public record TrainingOutcome(boolean finished, List<EpochReport> history, int bestEpoch) {

    /** Copies the history. */
    public TrainingOutcome {
        history = List.copyOf(history);
    }
}
