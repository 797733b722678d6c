package org.molrae.benchmarks.goals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.Report;

/** The table of a suite as text. */
final class GoalsReport {

    private GoalsReport() {}

    /** The report on cells. */
    static Report of(GoalsProtocol protocol, String generator, List<Cell> cells) {
        Report report =
                new Report("goals-" + protocol.suite().name(), "seeds", cells)
                        .before(title(protocol, generator))
                        .column("task", row -> row.get(0).label(GoalsExperiment.TASK))
                        .trials()
                        .mean("score", GoalsExperiment.SCORE, 3);
        if (protocol.limited()) {
            report.mean("AUC top 10", GoalsExperiment.AREA, 3);
        }
        report.mean("top 1", "top1", 3)
                .mean("top 10", "top10", 3)
                .mean("top 100", "top100", 3)
                .mean("calls", GoalsExperiment.CALLS, 0)
                .mean("seconds", GoalsExperiment.SECONDS, 0)
                .mean("SA, top 100", GoalsExperiment.ACCESSIBILITY, 2)
                .mean("diversity, top 100", GoalsExperiment.DIVERSITY, 3)
                .mean("similarity in the list", GoalsExperiment.SIMILARITY_MEAN, 3)
                .after(sums(report, protocol))
                .after("Best molecules:\n\n" + best(report))
                .field("task", cell -> cell.label(GoalsExperiment.TASK))
                .field("seed", cell -> cell.label("seed"));
        cells.get(0).figures().keySet().stream()
                .filter(figure -> !figure.startsWith("list_"))
                .forEach(figure -> report.field(figure, figure));
        return report.field("smiles", cell -> cell.best(0, Cell.Scored::text));
    }

    private static String title(GoalsProtocol protocol, String generator) {
        return "Suite "
                + protocol.suite().name()
                + ", "
                + generator
                + (protocol.limited()
                        ? ", " + protocol.budget() + " different molecules a task."
                        : ", any number of calls.")
                + " Score is GuacaMol's assessment of the list; tops are of all calls.";
    }

    /** Sums over tasks of the means over seeds, as papers have them. */
    private static String sums(Report report, GoalsProtocol protocol) {
        String sums = sum(report, GoalsExperiment.SCORE);
        String areas =
                protocol.limited() ? ", of AUC top 10 " + sum(report, GoalsExperiment.AREA) : "";
        return "Sum of score over %d of %d tasks: %s%s."
                .formatted(report.rows().size(), protocol.suite().tasks().size(), sums, areas);
    }

    private static String sum(Report report, String figure) {
        double sum =
                report.rows().values().stream()
                        .mapToDouble(
                                row ->
                                        row.stream()
                                                .mapToDouble(cell -> cell.figure(figure))
                                                .average()
                                                .orElse(Double.NaN))
                        .sum();
        return String.format(Locale.ROOT, "%.3f", sum);
    }

    private static String best(Report report) {
        return report.rows().values().stream()
                .flatMap(
                        row ->
                                row.stream()
                                        .flatMap(
                                                cell ->
                                                        cell.best().stream()
                                                                .limit(1)
                                                                .map(found -> line(cell, found))))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Cell cell, Cell.Scored found) {
        return String.format(
                Locale.ROOT,
                "- %s, seed %s: %.4f `%s`",
                cell.label(GoalsExperiment.TASK),
                cell.label("seed"),
                found.score(),
                found.text());
    }
}
