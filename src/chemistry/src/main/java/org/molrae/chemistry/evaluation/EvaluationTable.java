package org.molrae.chemistry.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The figures of an evaluation: a row for each metric.
 *
 * @param columns what the figures are of: the generated molecules ({@code value}), and {@code
 *     ceiling}
 */
public record EvaluationTable(List<String> columns, List<Row> rows) {

    /**
     * The figures of a metric, one of each column.
     *
     * @param values NaN where the sets do not define one
     */
    public record Row(Metric metric, List<Double> values) {}

    /**
     * The figure of the generated molecules.
     *
     * @param metric by name
     * @throws IllegalArgumentException if there is no such row
     */
    public double value(String metric) {
        return rows.stream()
                .filter(row -> row.metric.name().equals(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + metric))
                .values()
                .get(0);
    }

    /** The rows as text: the metric, then its figures with six decimals. */
    public List<List<String>> cells() {
        return rows.stream()
                .map(
                        row ->
                                Stream.concat(
                                                Stream.of(row.metric.name()),
                                                row.values.stream().map(EvaluationTable::text))
                                        .toList())
                .toList();
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.6f", value);
    }
}
