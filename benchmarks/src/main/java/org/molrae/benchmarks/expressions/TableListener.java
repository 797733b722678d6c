package org.molrae.benchmarks.expressions;

import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.search.CampaignListener;

/** Hears of the table's progress. */
public interface TableListener extends TrainingListener, FitListener, CampaignListener {

    /**
     * Something begins.
     *
     * @param what a training or a trial, e.g. {@code grae bo trial 3}
     */
    default void begins(String what) {}

    @Override
    default void iteration(int iteration, double meanLogLikelihood) {}

    /** A trial is over. */
    default void done(TrialFigures figures) {}
}
