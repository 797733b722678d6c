package org.molrae.benchmarks.molecules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.Depiction;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;

/**
 * A table as text: one row a model and mask, mean and standard deviation over its trials.
 *
 * @param cells in the order of the rows
 */
public record MoleculeTableReport(List<TableCell> cells) {
    private static final int BEST = 3;

    /** Copies the cells. */
    public MoleculeTableReport {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a table without cells");
        }
    }

    /** The cells of each row, in the order of the rows. */
    private Map<String, List<TableCell>> rows() {
        Map<String, List<TableCell>> rows = new LinkedHashMap<>();
        for (TableCell cell : cells) {
            rows.computeIfAbsent(cell.model() + "-" + cell.mask(), row -> new ArrayList<>())
                    .add(cell);
        }
        return rows;
    }

    /**
     * As Markdown, with the pictures that {@link #draw} makes and what it takes to make it again.
     */
    public String markdown() {
        StringBuilder text =
                new StringBuilder(
                        "| model | mask | trials | valid, vote | valid, greedy | average | average without the worst | best of all trials"
                                + " | paper: valid | paper: average | paper: best three |\n"
                                + "|---|---|---|---|---|---|---|---|---|---|---|\n");
        rows().forEach(
                        (name, row) -> {
                            TableModel model = TableModel.named(row.get(0).model());
                            text.append("| ").append(model.title());
                            text.append(" | ").append(row.get(0).mask());
                            text.append(" | ").append(row.size()).append(" | ");
                            text.append(entry(row, TableCell::validByVote)).append(" | ");
                            text.append(entry(row, TableCell::validGreedy)).append(" | ");
                            text.append(entry(row, TableCell::average)).append(" | ");
                            text.append(entry(row, TableCell::averageDropped)).append(" | ");
                            text.append(scores(best(row))).append(" | ");
                            text.append(model.paperValid()).append(" | ");
                            text.append(model.paperAverage()).append(" | ");
                            text.append(model.paperBest()).append(" |\n");
                        });
        text.append(
                "\nPenalized logP, normalized, higher is better; mean ± standard deviation over trials. Invalid"
                        + " proposals count as the worst score that was told; \"without the worst\" drops all of the"
                        + " worst score, as the script of Kusner et al. does.\n\n");
        text.append(cells.get(0).protocol()).append(".\n\n| model | training |\n|---|---|\n");
        Set<String> named = new HashSet<>();
        for (TableCell cell : cells) {
            if (named.add(cell.model())) {
                text.append("| ").append(TableModel.named(cell.model()).title());
                text.append(" | ").append(cell.training()).append(" |\n");
            }
        }
        text.append("\n| row | best three | |\n|---|---|---|\n");
        rows().forEach(
                        (name, row) -> {
                            int place = 0;
                            for (TableCell.Found found : best(row)) {
                                place++;
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "| %s %d | %.2f `%s` | ![](pictures/%s-%d.svg) |%n",
                                                name,
                                                place,
                                                found.score(),
                                                aromatic(found),
                                                name,
                                                place));
                            }
                        });
        return text.toString().replace("\r\n", "\n");
    }

    private static String aromatic(TableCell.Found found) {
        return MoleculeGenerator.write(found.smiles(), OutputForm.AROMATIC);
    }

    /** The different molecules of the best scores over all trials. */
    private static List<TableCell.Found> best(List<TableCell> row) {
        Set<String> seen = new HashSet<>();
        return row.stream()
                .flatMap(cell -> cell.best().stream())
                .sorted(Comparator.comparingDouble((TableCell.Found found) -> -found.score()))
                .filter(found -> seen.add(found.smiles()))
                .limit(BEST)
                .toList();
    }

    private static String scores(List<TableCell.Found> best) {
        return best.isEmpty()
                ? "–"
                : String.join(
                        ", ",
                        best.stream()
                                .map(found -> String.format(Locale.ROOT, "%.2f", found.score()))
                                .toList());
    }

    private static String entry(List<TableCell> row, ToDoubleFunction<TableCell> figure) {
        double[] values =
                row.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value)).toArray();
        if (values.length == 0) {
            return "–";
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        if (values.length == 1) {
            return String.format(Locale.ROOT, "%.2f", mean);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return String.format(
                Locale.ROOT, "%.2f ± %.2f", mean, Math.sqrt(squares / (values.length - 1)));
    }

    /** As CSV: one line a cell, after one with the names of the columns. */
    public String csv() {
        StringBuilder text =
                new StringBuilder(
                        "model,mask,trial,valid_vote,valid_greedy,average,average_dropped,best1,best2,best3,smiles1,smiles2,smiles3\n");
        for (TableCell cell : cells) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%.4f,%.4f,%.4f,%.4f",
                            cell.model(),
                            cell.mask(),
                            cell.trial(),
                            cell.validByVote(),
                            cell.validGreedy(),
                            cell.average(),
                            cell.averageDropped()));
            for (int i = 0; i < BEST; i++) {
                text.append(',');
                if (i < cell.best().size()) {
                    text.append(String.format(Locale.ROOT, "%.4f", cell.best().get(i).score()));
                }
            }
            for (int i = 0; i < BEST; i++) {
                text.append(',');
                if (i < cell.best().size()) {
                    text.append(aromatic(cell.best().get(i)));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Draws the best molecules of every row as SVG. */
    void draw(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, List<TableCell>> row : rows().entrySet()) {
            int place = 0;
            for (TableCell.Found found : best(row.getValue())) {
                place++;
                try {
                    Files.writeString(
                            folder.resolve(row.getKey() + "-" + place + ".svg"),
                            Depiction.svg(found.smiles()),
                            StandardCharsets.UTF_8);
                } catch (InvalidMoleculeException e) {
                    throw new IllegalStateException("a scored molecule is none", e);
                }
            }
        }
    }
}
