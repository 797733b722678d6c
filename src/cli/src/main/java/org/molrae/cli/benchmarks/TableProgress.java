package org.molrae.cli.benchmarks;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.TrainingProgress;
import org.molrae.search.RoundReport;

/** Shows a table's progress: a line for each cell and round, above the progress of trainings. */
final class TableProgress extends TrainingProgress implements TableListener {
    private final Notes notes;
    private final boolean quiet;
    private final Function<RoundReport, String> round;

    /**
     * Shows a table on standard error.
     *
     * @param unit what examples are, in the plural
     * @param measure what the reconstruction loss is in
     * @param round of a search, in words; empty for no line
     */
    TableProgress(
            Notes notes,
            boolean quiet,
            String unit,
            String measure,
            Function<RoundReport, String> round) {
        super(notes, unit, measure, quiet);
        this.notes = notes;
        this.quiet = quiet;
        this.round = round;
    }

    private void line(String text) {
        if (!quiet) {
            notes.line(text);
        }
    }

    @Override
    public void training(String model) {
        line("training of " + model);
    }

    @Override
    public void cell(String cell, int number, int count) {
        line("%s, cell %d of %d".formatted(cell, number, count));
    }

    @Override
    public void round(RoundReport report) {
        String text = round.apply(report);
        if (!text.isEmpty()) {
            line(text);
        }
    }

    @Override
    public void done(Cell cell) {
        String figures =
                cell.figures().entrySet().stream()
                        .filter(figure -> !Double.isNaN(figure.getValue()))
                        .map(
                                figure ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.2f",
                                                figure.getKey(),
                                                figure.getValue()))
                        .collect(Collectors.joining(", "));
        String best =
                cell.best().stream()
                        .limit(1)
                        .map(
                                found ->
                                        String.format(
                                                Locale.ROOT,
                                                "; best %.4f %s",
                                                found.score(),
                                                found.text()))
                        .collect(Collectors.joining());
        line(cell.name() + ": " + figures + best);
    }
}
