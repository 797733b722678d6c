package org.molrae.benchmarks.molecules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.molrae.benchmarks.sequences.PublishedFigures;
import org.molrae.benchmarks.sequences.SearchFigures;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.Report;
import org.molrae.chemistry.Depiction;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;
import org.molrae.sequences.SequencePreset;

/** The table of molecules as text, with pictures of the best molecules of every row. */
public final class MoleculesReport {

    private MoleculesReport() {}

    /**
     * The report on cells.
     *
     * @param protocol of the searches, in words
     */
    static Report of(List<Cell> cells, String protocol) {
        Report report =
                new Report("molecules-table", "trials", cells)
                        .column("model", row -> preset(row).name())
                        .column("mask", row -> row.get(0).label(MoleculesExperiment.MASK))
                        .trials()
                        .mean("valid, vote", SearchFigures.VALID, 2)
                        .mean("valid, greedy", SearchFigures.VALID_GREEDY, 2)
                        .mean("average", SearchFigures.AVERAGE, 2)
                        .mean("average without the worst", SearchFigures.AVERAGE_DROPPED, 2)
                        .column("best of all trials", MoleculesReport::scores)
                        .column("paper: valid", paper(PublishedFigures::valid))
                        .column("paper: average", paper(PublishedFigures::average))
                        .column("paper: best three", paper(PublishedFigures::best));
        report.after(
                "Penalized logP, normalized, higher is better. Invalid proposals count as the worst score that was told;"
                        + " \"without the worst\" drops all of the worst score, as the script of Kusner et al. does.");
        report.after(protocol + ".").after(trainings(report)).after(best(report));
        return fields(report);
    }

    private static Report fields(Report report) {
        report.field("model", cell -> cell.label(MoleculesExperiment.MODEL))
                .field("mask", cell -> cell.label(MoleculesExperiment.MASK))
                .field("trial", Cell::trial)
                .field("valid_vote", SearchFigures.VALID)
                .field("valid_greedy", SearchFigures.VALID_GREEDY)
                .field("average", SearchFigures.AVERAGE)
                .field("average_dropped", SearchFigures.AVERAGE_DROPPED);
        for (int i = 0; i < MoleculesExperiment.BEST; i++) {
            int place = i;
            report.field("best" + (i + 1), cell -> cell.best(place, Cell.Scored::score));
        }
        for (int i = 0; i < MoleculesExperiment.BEST; i++) {
            int place = i;
            report.field("smiles" + (i + 1), cell -> cell.best(place, MoleculesReport::aromatic));
        }
        return report;
    }

    private static SequencePreset preset(List<Cell> row) {
        return SequencePreset.named(row.get(0).label(MoleculesExperiment.MODEL));
    }

    private static Function<List<Cell>, String> paper(Function<PublishedFigures, String> figure) {
        return row -> figure.apply(PublishedFigures.molecules(preset(row)));
    }

    private static String trainings(Report report) {
        return "| model | training |\n|---|---|\n"
                + report.rows().values().stream()
                        .map(
                                row ->
                                        "| %s | %s |"
                                                .formatted(
                                                        preset(row).name(),
                                                        row.get(0)
                                                                .label(
                                                                        MoleculesExperiment
                                                                                .TRAINING)))
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    private static String best(Report report) {
        StringBuilder text = new StringBuilder("| row | best three | |\n|---|---|---|");
        report.rows()
                .forEach(
                        (name, row) -> {
                            int place = 0;
                            for (Cell.Scored found : best(row)) {
                                place++;
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "\n| %s %d | %.2f `%s` | ![](pictures/%s) |",
                                                name,
                                                place,
                                                found.score(),
                                                aromatic(found),
                                                picture(name, place)));
                            }
                        });
        return text.toString();
    }

    private static String picture(String row, int place) {
        return row + "-" + place + ".svg";
    }

    private static String aromatic(Cell.Scored found) {
        return MoleculeGenerator.write(found.text(), OutputForm.AROMATIC);
    }

    /** The different molecules of the best scores over all trials. */
    private static List<Cell.Scored> best(List<Cell> row) {
        Set<String> seen = new HashSet<>();
        return row.stream()
                .flatMap(cell -> cell.best().stream())
                .sorted(Comparator.comparingDouble((Cell.Scored found) -> -found.score()))
                .filter(found -> seen.add(found.text()))
                .limit(MoleculesExperiment.BEST)
                .toList();
    }

    private static String scores(List<Cell> row) {
        List<Cell.Scored> best = best(row);
        return best.isEmpty()
                ? Report.NONE
                : best.stream()
                        .map(found -> String.format(Locale.ROOT, "%.2f", found.score()))
                        .collect(Collectors.joining(", "));
    }

    /** Draws the best molecules of every row as SVG. */
    public static void draw(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, List<Cell>> row : report.rows().entrySet()) {
            int place = 0;
            for (Cell.Scored found : best(row.getValue())) {
                place++;
                try {
                    Files.writeString(
                            folder.resolve(picture(row.getKey(), place)),
                            Depiction.svg(found.text()),
                            StandardCharsets.UTF_8);
                } catch (InvalidMoleculeException e) {
                    throw new IllegalStateException("a scored molecule is none", e);
                }
            }
        }
    }
}
