package org.molrae.benchmarks.table;

import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.search.CampaignListener;

/** A listener to the progress of a table, called on the thread that computes it. */
public interface TableListener extends TrainingListener, FitListener, CampaignListener {

    /** Hears nothing. */
    TableListener NONE = new TableListener() {};

    /** The training of a model that rows have in common begins or goes on. */
    default void training(String model) {}

    /**
     * A cell begins or goes on.
     *
     * @param cell its row and trial
     * @param number from 1
     * @param count of the cells of this run
     */
    default void cell(String cell, int number, int count) {}

    /** A cell is done. */
    default void done(Cell cell) {}

    @Override
    default void iteration(int iteration, double meanLogLikelihood) {}
}
