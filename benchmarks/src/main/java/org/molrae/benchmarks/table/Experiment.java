package org.molrae.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** An experiment, whose results are the cells of a table. */
public interface Experiment {

    /** The order of the rows. */
    Comparator<String> order();

    /**
     * Everything that decides a cell. What rows have in common, a trained model, may be made here.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    Fingerprint fingerprint(String row, int trial) throws IOException;

    /**
     * Computes a cell, from what is in its folder where it was begun; the same cell in one run or
     * in several.
     *
     * @param folder of the cell
     */
    Cell compute(String row, int trial, Path folder) throws IOException;

    /** The cells as text. */
    Report report(List<Cell> cells) throws IOException;
}
