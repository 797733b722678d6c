package org.molrae.benchmarks.expressions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.molrae.benchmarks.sequences.PublishedFigures;
import org.molrae.benchmarks.sequences.SearchFigures;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.Report;
import org.molrae.sequences.SequencePreset;

/** The table of expressions as text, beside the paper's figures. */
final class ExpressionsReport {

    private ExpressionsReport() {}

    /**
     * The report on cells.
     *
     * @param known what the searches know beforehand, in words
     */
    static Report of(List<Cell> cells, String known) {
        Report report =
                new Report("expressions-table", "trials", cells)
                        .before(known)
                        .column("model, search", row -> title(row.get(0)))
                        .trials()
                        .mean("valid (vote)", SearchFigures.VALID, 2)
                        .mean("valid (greedy)", SearchFigures.VALID_GREEDY, 2)
                        .mean("average without the worst", SearchFigures.AVERAGE_DROPPED, 2)
                        .mean("average of all", SearchFigures.AVERAGE, 2)
                        .column("best three not told", ExpressionsReport::scores)
                        .column(
                                "trials with the exact target (at proposal)",
                                ExpressionsReport::exact);
        for (SequencePreset model : SequencePreset.values()) {
            PublishedFigures paper = PublishedFigures.expressions(model);
            report.line(
                    model.name() + " in the paper",
                    "5",
                    paper.valid(),
                    Report.NONE,
                    paper.average(),
                    Report.NONE,
                    paper.best(),
                    Report.NONE);
        }
        report.after("Best expressions:").after(best(report));
        return fields(report);
    }

    private static Report fields(Report report) {
        report.field("model", cell -> cell.label(ExpressionsExperiment.MODEL))
                .field("strategy", cell -> cell.label(ExpressionsExperiment.STRATEGY))
                .field("seed", Cell::trial)
                .field("valid", SearchFigures.VALID)
                .field("valid_greedy", SearchFigures.VALID_GREEDY)
                .field("average", SearchFigures.AVERAGE)
                .field("average_without_worst", SearchFigures.AVERAGE_DROPPED)
                .field("exact_at", ExpressionsReport::exactAt);
        for (int i = 0; i < ExpressionsExperiment.BEST; i++) {
            int place = i;
            report.field("best" + (i + 1), cell -> cell.best(place, Cell.Scored::score));
            report.field("expression" + (i + 1), cell -> cell.best(place, Cell.Scored::text));
        }
        return report;
    }

    private static String title(Cell cell) {
        return cell.label(ExpressionsExperiment.MODEL)
                + " "
                + cell.label(ExpressionsExperiment.STRATEGY);
    }

    private static List<Cell.Scored> best(List<Cell> row) {
        return ExpressionsExperiment.best(
                row.stream().flatMap(cell -> cell.best().stream()).toList());
    }

    private static String best(Report report) {
        return report.rows().values().stream()
                .flatMap(
                        row ->
                                best(row).stream()
                                        .map(
                                                found ->
                                                        String.format(
                                                                Locale.ROOT,
                                                                "- %s: %.4f `%s`",
                                                                title(row.get(0)),
                                                                found.score(),
                                                                found.text())))
                .collect(Collectors.joining("\n"));
    }

    private static String scores(List<Cell> row) {
        return best(row).stream()
                .map(found -> String.format(Locale.ROOT, "%.2f", found.score()))
                .collect(Collectors.joining(", "));
    }

    /** Number of the first proposal that equals the target, from 1; 0 if none does. */
    private static int exactAt(Cell cell) {
        double at = cell.figure(ExpressionsExperiment.EXACT_AT);
        return Double.isNaN(at) ? 0 : (int) at;
    }

    private static String exact(List<Cell> row) {
        List<String> found =
                row.stream()
                        .mapToInt(ExpressionsReport::exactAt)
                        .filter(at -> at > 0)
                        .mapToObj(String::valueOf)
                        .toList();
        return found.isEmpty() ? Report.NONE : found.size() + " (" + String.join(", ", found) + ")";
    }
}
