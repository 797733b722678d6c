package org.molrae.chemistry.evaluation;

import java.util.Arrays;

/** Growing columns of numbers, one of them sorted when it is asked for. */
final class Columns {

    private final double[][] columns;
    private final boolean[] sorted;
    private int rows;

    Columns(int count) {
        columns = new double[count][1024];
        sorted = new boolean[count];
    }

    void add(double[] row) {
        for (int c = 0; c < columns.length; c++) {
            if (rows == columns[c].length) {
                columns[c] = Arrays.copyOf(columns[c], Math.multiplyExact(2, rows));
            }
            columns[c][rows] = row[c];
            sorted[c] = false;
        }
        rows++;
    }

    /** The values of a column in ascending order, as a copy. */
    double[] ascending(int column) {
        if (!sorted[column]) {
            Arrays.sort(columns[column], 0, rows);
            sorted[column] = true;
        }
        return Arrays.copyOf(columns[column], rows);
    }
}
