package org.molrae.benchmarks.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A table as text: one row a model, mean and standard deviation over its seeds.
 *
 * @param cells in the order of the rows
 * @param distanceName what the distances are called
 */
public record TableReport(List<CellFigures> cells, String distanceName) {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("Rec.", CellFigures::reconstruction, 1),
                    new Column("N", CellFigures::simple, 1),
                    new Column("GMM", CellFigures::mixture, 1),
                    new Column("Interp.", CellFigures::interpolation, 1),
                    new Column("squared error", CellFigures::squaredError, 2),
                    new Column(
                            "F8 (GMM)", cell -> cell.mixturePrecisionRecall().recallWeighted(), 3),
                    new Column(
                            "F1/8 (GMM)",
                            cell -> cell.mixturePrecisionRecall().precisionWeighted(),
                            3),
                    new Column("F8 (N)", cell -> cell.simplePrecisionRecall().recallWeighted(), 3),
                    new Column(
                            "F1/8 (N)",
                            cell -> cell.simplePrecisionRecall().precisionWeighted(),
                            3));

    private record Column(String title, ToDoubleFunction<CellFigures> figure, int digits) {}

    /** Copies the cells. */
    public TableReport {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a table without cells");
        }
    }

    /** The cells of each model, in the order of the rows. */
    private Map<String, List<CellFigures>> rows() {
        Map<String, List<CellFigures>> rows = new LinkedHashMap<>();
        for (CellFigures cell : cells) {
            rows.computeIfAbsent(cell.model(), model -> new ArrayList<>()).add(cell);
        }
        return rows;
    }

    /** As Markdown, with what it takes to make it again. */
    public String markdown() {
        StringBuilder text = new StringBuilder("| model | seeds |");
        COLUMNS.forEach(column -> text.append(' ').append(column.title()).append(" |"));
        text.append(" column N |\n|---|---|")
                .append("---|".repeat(COLUMNS.size()))
                .append("---|\n");
        rows().forEach(
                        (model, row) -> {
                            text.append("| ").append(model.toUpperCase(Locale.ROOT));
                            text.append(" | ").append(row.size()).append(" |");
                            for (Column column : COLUMNS) {
                                text.append(' ').append(entry(row, column)).append(" |");
                            }
                            text.append(' ').append(row.get(0).simpleDensity()).append(" |\n");
                        });
        CellFigures any = cells.get(0);
        text.append("\nRec., N, GMM, Interp.: ").append(distanceName());
        text.append(" from the held-out images, lower is better; ").append(any.features());
        text.append(".\n\n")
                .append(any.network())
                .append(".\n\n| model | objective |\n|---|---|\n");
        rows().forEach(
                        (model, row) ->
                                text.append("| ")
                                        .append(model.toUpperCase(Locale.ROOT))
                                        .append(" | `")
                                        .append(row.get(0).objective())
                                        .append("` |\n"));
        return text.toString();
    }

    private static String entry(List<CellFigures> row, Column column) {
        double mean = row.stream().mapToDouble(column.figure()).average().orElseThrow();
        String text = String.format(Locale.ROOT, "%." + column.digits() + "f", mean);
        if (row.size() == 1) {
            return text;
        }
        double squares =
                row.stream()
                        .mapToDouble(column.figure())
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
        double deviation = Math.sqrt(squares / (row.size() - 1));
        return text + String.format(Locale.ROOT, " ± %." + column.digits() + "f", deviation);
    }

    /** As CSV: one line a cell, after one with the names of the columns. */
    public String csv() {
        StringBuilder text =
                new StringBuilder(
                        "model,seed,n_density,rec,n,gmm,interp,squared_error,f8_gmm,f1_8_gmm,f8_n,f1_8_n\n");
        for (CellFigures cell : cells) {
            text.append(cell.model()).append(',').append(cell.seed()).append(',');
            text.append(cell.simpleDensity());
            for (Column column : COLUMNS) {
                text.append(',')
                        .append(
                                String.format(
                                        Locale.ROOT, "%.6g", column.figure().applyAsDouble(cell)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
