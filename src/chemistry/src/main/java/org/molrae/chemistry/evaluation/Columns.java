package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Growing columns of numbers, a row for each different molecule that is held. */
final class Columns implements Serializable {

    private static final long serialVersionUID = 1;

    private final double[][] columns;
    private long[] keys = new long[1024];
    private int rows;

    /** The sorted values of columns that were asked for. */
    private transient double @Nullable [] @Nullable [] ascending;

    Columns(int count) {
        columns = new double[count][1024];
    }

    /** Adds the row of a molecule that has none. */
    void add(long key, double[] row) {
        if (rows == keys.length) {
            int more = Math.multiplyExact(2, rows);
            keys = Arrays.copyOf(keys, more);
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOf(columns[c], more);
            }
        }
        keys[rows] = key;
        for (int c = 0; c < columns.length; c++) {
            columns[c][rows] = row[c];
        }
        rows++;
        ascending = null;
    }

    /** Adds the rows of other molecules, of those that a table holds. */
    void addAll(Columns other, KeyCounts held, KeyCounts here) {
        double[] row = new double[columns.length];
        for (int r = 0; r < other.rows; r++) {
            if (held.contains(other.keys[r]) && !here.contains(other.keys[r])) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = other.columns[c][r];
                }
                add(other.keys[r], row);
            }
        }
    }

    /** Drops the rows of molecules that a table does not hold. */
    void retain(KeyCounts held) {
        int left = 0;
        for (int r = 0; r < rows; r++) {
            if (held.contains(keys[r])) {
                keys[left] = keys[r];
                for (double[] column : columns) {
                    column[left] = column[r];
                }
                left++;
            }
        }
        rows = left;
        ascending = null;
    }

    /**
     * The values of a column in ascending order, as a copy.
     *
     * @param held how often each molecule counts
     */
    double[] ascending(int column, KeyCounts held) {
        double @Nullable [][] sorted = ascending;
        if (sorted == null) {
            sorted = new double[columns.length][];
            ascending = sorted;
        }
        double[] known = sorted[column];
        if (known == null) {
            known = sort(columns[column], held);
            sorted[column] = known;
        }
        return known.clone();
    }

    private double[] sort(double[] values, KeyCounts held) {
        int total = 0;
        for (int r = 0; r < rows; r++) {
            total = Math.addExact(total, held.count(keys[r]));
        }
        double[] sorted = new double[total];
        int next = 0;
        for (int r = 0; r < rows; r++) {
            int count = held.count(keys[r]);
            Arrays.fill(sorted, next, next + count, values[r]);
            next += count;
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
