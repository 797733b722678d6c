package org.molrae.benchmarks.table;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.search.CampaignListener;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;

/** A request to stop, made on any thread, that long work polls. */
public final class StopSignal {
    private volatile boolean stopped;
    private volatile @Nullable Runnable current;

    /** A training, which writes a checkpoint when it is stopped. */
    @FunctionalInterface
    public interface Training {
        /** Trains. */
        TrainingOutcome run() throws IOException;
    }

    /** Asks what is under way to stop. */
    public void stop() {
        stopped = true;
        Runnable work = current;
        if (work != null) {
            work.run();
        }
    }

    /**
     * Goes on only if nobody has asked to stop.
     *
     * @throws CancellationException if somebody has
     */
    public void requireGoing() {
        if (stopped) {
            throw new CancellationException("stopped");
        }
    }

    /**
     * Trains until the end.
     *
     * @param stop ends the training soon, from another thread
     * @throws CancellationException if it was stopped before
     */
    public TrainingOutcome train(Runnable stop, Training training) throws IOException {
        current = stop;
        try {
            requireGoing();
            TrainingOutcome outcome = training.run();
            if (!outcome.finished()) {
                throw new CancellationException("stopped");
            }
            return outcome;
        } finally {
            current = null;
        }
    }

    /** A listener to a search, which ends at its next evaluation when it is to stop. */
    public CampaignListener stopping(CampaignListener listener) {
        return new CampaignListener() {
            @Override
            public void evaluated(Evaluation evaluation) {
                requireGoing();
                listener.evaluated(evaluation);
            }

            @Override
            public void round(RoundReport report) {
                listener.round(report);
            }
        };
    }
}
