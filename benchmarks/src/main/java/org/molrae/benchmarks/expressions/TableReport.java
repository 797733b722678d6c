package org.molrae.benchmarks.expressions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/**
 * The table as Markdown, a line for each row with the mean over its trials and the mean's standard
 * error, and as CSV, a line for each trial.
 *
 * @param figures of the trials, those of a row together
 * @param told what the searches knew beforehand, as text
 */
public record TableReport(List<TrialFigures> figures, String told) {

    private static final String NONE = "–";

    /** What the paper prints: model, % valid, average, best three. */
    private static final Map<String, String> PAPER = new LinkedHashMap<>();

    static {
        PAPER.put("grae", "1.00 ± 0.00 | – | 3.22 ± 0.03 | – | 0.39, 0.39, 0.43");
        PAPER.put("gcvvae", "0.99 ± 0.01 | – | 2.85 ± 0.08 | – | –");
        PAPER.put("gvae", "0.99 ± 0.01 | – | 3.26 ± 0.20 | – | 0.10, 0.46, 0.52");
        PAPER.put("cvae", "0.82 ± 0.07 | – | 4.74 ± 0.25 | – | 0.45, 0.48, 0.61");
    }

    /** Copies the figures. */
    public TableReport {
        figures = List.copyOf(figures);
    }

    /** Writes {@code expressions-table.md} and {@code expressions-table.csv}. */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("expressions-table.md"), markdown());
        Files.writeString(folder.resolve("expressions-table.csv"), csv());
    }

    private Map<String, List<TrialFigures>> rows() {
        Map<String, List<TrialFigures>> rows = new LinkedHashMap<>();
        for (TrialFigures trial : figures) {
            rows.computeIfAbsent(trial.model() + " " + trial.strategy(), key -> new ArrayList<>())
                    .add(trial);
        }
        return rows;
    }

    /** The table beside the paper's figures. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        out.append(
                        "Scores are log(1 + MSE), lower is better; ± is the standard error of the mean over trials. ")
                .append(told)
                .append("\n\n")
                .append(
                        "| model, search | trials | valid (vote) | valid (greedy) | average without the worst |")
                .append(
                        " average of all | best three not told | trials with the exact target (at proposal) |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        rows().forEach((name, trials) -> out.append(row(name, trials)));
        PAPER.forEach(
                (model, text) ->
                        out.append("| ")
                                .append(model.toUpperCase(Locale.ROOT))
                                .append(" in the paper | 5 | ")
                                .append(text)
                                .append(" | – |\n"));
        out.append("\nBest expressions:\n\n");
        rows().forEach(
                        (name, trials) ->
                                best(trials)
                                        .forEach(
                                                found ->
                                                        out.append(
                                                                String.format(
                                                                        Locale.ROOT,
                                                                        "- %s: %.4f `%s`%n",
                                                                        name,
                                                                        found.score(),
                                                                        found.text()))));
        return out.toString();
    }

    private static List<TrialFigures.Found> best(List<TrialFigures> trials) {
        return TrialFigures.best(trials.stream().flatMap(trial -> trial.best().stream()).toList());
    }

    private static String row(String name, List<TrialFigures> trials) {
        StringJoiner best = new StringJoiner(", ");
        best(trials).forEach(found -> best.add(String.format(Locale.ROOT, "%.2f", found.score())));
        StringJoiner exact = new StringJoiner(", ");
        trials.stream()
                .filter(trial -> trial.exactAt() > 0)
                .forEach(trial -> exact.add(String.valueOf(trial.exactAt())));
        long found = trials.stream().filter(trial -> trial.exactAt() > 0).count();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s |%n",
                name,
                trials.size(),
                mean(trials, TrialFigures::valid),
                mean(trials, TrialFigures::validGreedy),
                mean(trials, TrialFigures::averageDropped),
                mean(trials, TrialFigures::average),
                best,
                found == 0 ? NONE : found + " (" + exact + ")");
    }

    private static String mean(List<TrialFigures> trials, ToDoubleFunction<TrialFigures> figure) {
        double[] values = trials.stream().mapToDouble(figure).toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length == 1
                ? String.format(Locale.ROOT, "%.2f", mean)
                : String.format(
                        Locale.ROOT,
                        "%.2f ± %.2f",
                        mean,
                        Math.sqrt(squares / (values.length - 1) / values.length));
    }

    /** A line for each trial. */
    public String csv() {
        StringBuilder out =
                new StringBuilder(
                        "model,strategy,seed,valid,valid_greedy,average,average_without_worst,exact_at");
        for (int i = 1; i <= TrialFigures.BEST; i++) {
            out.append(",best").append(i).append(",expression").append(i);
        }
        out.append('\n');
        for (TrialFigures trial : figures) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%s,%s,%s,%s,%d",
                            trial.model(),
                            trial.strategy(),
                            trial.seed(),
                            trial.valid(),
                            trial.validGreedy(),
                            trial.average(),
                            trial.averageDropped(),
                            trial.exactAt()));
            for (int i = 0; i < TrialFigures.BEST; i++) {
                boolean there = i < trial.best().size();
                out.append(',')
                        .append(there ? trial.best().get(i).score() : "")
                        .append(',')
                        .append(there ? trial.best().get(i).text() : "");
            }
            out.append('\n');
        }
        return out.toString();
    }
}
