package org.molrae.benchmarks.images;

import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;

/** Hears of a table's progress, on the thread that makes it. */
public interface TableListener extends TrainingListener, FitListener {

    /**
     * A cell is begun or taken up again.
     *
     * @param cell its model and seed
     * @param number from 1
     * @param count of the cells of this run
     */
    default void cell(String cell, int number, int count) {}

    /** A cell is done. */
    default void done(CellFigures figures) {}

    @Override
    default void iteration(int iteration, double meanLogLikelihood) {}
}
