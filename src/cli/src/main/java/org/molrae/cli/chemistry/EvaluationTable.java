package org.molrae.cli.chemistry;

import java.util.List;
import java.util.Locale;

/**
 * The figures of an evaluation.
 *
 * @param columns what the figures are of
 */
record EvaluationTable(List<String> columns, List<Row> rows) {

    /**
     * One figure of each column.
     *
     * @param description in one line
     */
    record Row(String metric, String description, List<Double> values) {}

    static String text(double value) {
        return Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.6f", value);
    }

    String tsv() {
        StringBuilder table = new StringBuilder("metric\t");
        table.append(String.join("\t", columns)).append('\n');
        for (Row row : rows) {
            table.append(row.metric);
            row.values.forEach(value -> table.append('\t').append(text(value)));
            table.append('\n');
        }
        return table.toString();
    }
}
