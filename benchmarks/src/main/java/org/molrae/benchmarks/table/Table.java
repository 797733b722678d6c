package org.molrae.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A table of rows by trials in a folder. A cell that is there is not computed again; one that was
 * begun goes on; one of another table is refused.
 */
public final class Table {
    private final CellStore store;
    private final Experiment experiment;
    private final TableListener listener;
    private final StopSignal signal;

    /**
     * Prepares a table.
     *
     * @param signal that ends it
     */
    public Table(
            CellStore store, Experiment experiment, TableListener listener, StopSignal signal) {
        this.store = store;
        this.experiment = experiment;
        this.listener = listener;
        this.signal = signal;
    }

    /**
     * Computes the cells that are not there yet, in the order of trials, so that every row has one
     * early.
     *
     * @param trials of each row, from 1
     * @throws CancellationException if it was stopped; what is computed stays
     * @throws IllegalArgumentException if a cell in the folder is of another table
     */
    public void run(List<String> rows, int trials) throws IOException {
        int number = 0;
        for (int trial = 1; trial <= trials; trial++) {
            for (String row : rows) {
                number++;
                signal.requireGoing();
                Fingerprint fingerprint = experiment.fingerprint(row, trial);
                if (store.find(row, trial, fingerprint).isEmpty()) {
                    listener.cell(Cell.name(row, trial), number, rows.size() * trials);
                    Path folder = store.begin(row, trial, fingerprint);
                    Cell cell = experiment.compute(row, trial, folder);
                    store.keep(cell);
                    listener.done(cell);
                }
            }
        }
    }

    /**
     * All finished cells of the folder, also of rows and trials that were not asked for, in the
     * order of the rows.
     *
     * @throws IllegalArgumentException if one is of another table
     */
    public List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String name : store.names()) {
            int dash = name.lastIndexOf('-');
            String row = name.substring(0, dash);
            int trial = Integer.parseInt(name.substring(dash + 1));
            store.find(row, trial, experiment.fingerprint(row, trial)).ifPresent(cells::add);
        }
        cells.sort(
                Comparator.comparing(Cell::row, experiment.order()).thenComparingInt(Cell::trial));
        return cells;
    }

    /**
     * The text of all finished cells of the folder.
     *
     * @throws IllegalArgumentException if there are none, or one is of another table
     */
    public Report report() throws IOException {
        return experiment.report(cells());
    }
}
