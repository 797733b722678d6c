package org.molrae.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as text: Markdown with a line a row, its means over trials with what ± is, and CSV with a
 * line a cell. Columns are in the order in which they are added.
 */
public final class Report {

    /** Stands where there is nothing. */
    public static final String NONE = "–";

    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final String name;
    private final String trials;
    private final Map<String, List<Cell>> rows;
    private final Map<String, Function<List<Cell>, String>> columns = new LinkedHashMap<>();
    private final Map<String, Function<Cell, Object>> fields = new LinkedHashMap<>();
    private final List<List<String>> further = new ArrayList<>();
    private final StringBuilder before = new StringBuilder();
    private final StringBuilder after = new StringBuilder();

    /**
     * A report without columns.
     *
     * @param name of its files
     * @param trials title of the column with the number of trials of a row
     * @param cells in the order of the rows
     * @throws IllegalArgumentException if there are no cells
     */
    public Report(String name, String trials, List<Cell> cells) {
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("there are no finished cells");
        }
        this.name = name;
        this.trials = trials;
        rows =
                cells.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Cell::row, LinkedHashMap::new, Collectors.toList()));
    }

    /** The cells of each row. */
    public Map<String, List<Cell>> rows() {
        return rows;
    }

    /** Adds a column with the same text for all cells of a row. */
    public Report column(String title, Function<List<Cell>, String> entry) {
        columns.put(title, entry);
        return this;
    }

    /** Adds the column with the number of trials, the n of every ±. */
    public Report trials() {
        return column(trials, row -> String.valueOf(row.size()));
    }

    /** Adds a column with the mean of a figure; where some trials have none, with its own n. */
    public Report mean(String title, String figure, int digits) {
        return column(
                title,
                row -> {
                    Estimate estimate =
                            Estimate.of(
                                    row.stream()
                                            .mapToDouble(cell -> cell.figure(figure))
                                            .toArray());
                    String text = estimate.text(digits);
                    return estimate.count() == row.size() || estimate.count() == 0
                            ? text
                            : text + " (n = " + estimate.count() + ")";
                });
    }

    /** Adds a line that is of no cells, such as published figures. */
    public Report line(String... entries) {
        further.add(List.of(entries));
        return this;
    }

    /** Adds a column of the CSV file. */
    public Report field(String title, Function<Cell, Object> value) {
        fields.put(title, value);
        return this;
    }

    /** Adds a figure's column of the CSV file, with all digits. */
    public Report field(String title, String figure) {
        return field(title, cell -> cell.figure(figure));
    }

    /** Adds a paragraph above the table. */
    public Report before(String paragraph) {
        before.append(paragraph).append("\n\n");
        return this;
    }

    /** Adds a paragraph below the table, or lines of Markdown. */
    public Report after(String paragraph) {
        after.append('\n').append(paragraph).append('\n');
        return this;
    }

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder(before);
        text.append(line(List.copyOf(columns.keySet())));
        text.append('|').append("---|".repeat(columns.size())).append('\n');
        rows.values()
                .forEach(
                        row ->
                                text.append(
                                        line(
                                                columns.values().stream()
                                                        .map(entry -> entry.apply(row))
                                                        .toList())));
        further.forEach(entries -> text.append(line(entries)));
        text.append('\n').append(Estimate.MEANING);
        text.append("; n is the column ").append(trials).append(".\n");
        return text.append(after).toString();
    }

    private static String line(List<String> entries) {
        return "| " + String.join(" | ", entries) + " |\n";
    }

    /** As CSV, after a line with the names of the columns. */
    public String csv() throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            printer.printRecord(fields.keySet());
            for (List<Cell> row : rows.values()) {
                for (Cell cell : row) {
                    printer.printRecord(
                            fields.values().stream().map(value -> value.apply(cell)).toList());
                }
            }
        }
        return text.toString();
    }

    /** Writes both files, each whole or not at all. */
    public void write(Path folder) throws IOException {
        CellStore.write(folder.resolve(name + ".md"), markdown());
        CellStore.write(folder.resolve(name + ".csv"), csv());
    }
}
