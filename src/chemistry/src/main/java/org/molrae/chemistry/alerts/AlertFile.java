package org.molrae.chemistry.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog.Alert;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.UnreadableFileException;
import org.molrae.chemistry.pattern.SubstructurePattern;

/**
 * A list of alerts from a file, with the lines that are none. Gzip is recognised, blank lines and
 * those that begin with {@code #} or {@code //} are passed over. Two layouts are read:
 *
 * <ul>
 *   <li>CSV or TSV with a header that has a column {@code smarts}, as {@code rd_filters} and NIBR's
 *       lists: the name is {@code rule_set_name} or {@code set_name} and {@code description},
 *       {@code pattern_name} or {@code name}; {@code max} is how often the pattern may occur (0
 *       where it is missing), {@code min_count} from how often on it is an alert.
 *   <li>Lines of SMARTS and name, or of name and SMARTS, whichever reads in more of the lines,
 *       separated by white space or a tab or quoted with a comma between; after name and SMARTS a
 *       maximum may follow. SMARTS alone is its own name.
 * </ul>
 *
 * @param alerts in the order of the file
 * @param faults the lines that could not be used
 */
public record AlertFile(List<Alert> alerts, List<Fault> faults) {

    /**
     * A line that is no alert.
     *
     * @param line its number, from 1
     * @param reason in one line
     */
    public record Fault(long line, String reason) {}

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"[,;\t]\"?([^\"]*)\"?");
    private static final Pattern WORDS = Pattern.compile("(\\S+)(?:\\s+(.*))?");
    private static final List<String> NAMES =
            List.of("description", "pattern_name", "name", "rule_id");
    private static final List<String> SETS = List.of("rule_set_name", "set_name");

    /** Copies the lists. */
    public AlertFile {
        alerts = List.copyOf(alerts);
        faults = List.copyOf(faults);
    }

    /** The alerts for molecules with hydrogens as counts. */
    public AlertCatalog catalog() {
        return AlertCatalog.of(alerts);
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException if it holds no alert at all, saying what is wrong with the
     *     first line that is none
     */
    public static AlertFile read(Path file) throws IOException {
        Optional<String> column = smartsColumn(file);
        AlertFile read = column.isPresent() ? table(file, column.get()) : lines(file);
        if (read.alerts.isEmpty()) {
            throw new UnreadableFileException(
                    file
                            + (read.faults.isEmpty()
                                    ? " is empty: a list of alerts has lines of SMARTS and name"
                                    : " holds no alert; line "
                                            + read.faults.get(0).line
                                            + ": "
                                            + read.faults.get(0).reason));
        }
        return read;
    }

    /** The name of the column of SMARTS, if the first line is a header that has one. */
    private static Optional<String> smartsColumn(Path file) throws IOException {
        try (MoleculeFile lines = MoleculeFile.open(file, Reading.LINES)) {
            MoleculeRecord line = lines.next();
            while (line != null && isPassedOver(line.text())) {
                line = lines.next();
            }
            return line == null
                    ? Optional.empty()
                    : Arrays.stream(line.text().split("[,;\t]", -1))
                            .map(cell -> cell.strip().replace("\"", ""))
                            .filter("smarts"::equalsIgnoreCase)
                            .findFirst();
        }
    }

    private static boolean isPassedOver(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("//");
    }

    private static AlertFile table(Path file, String column) throws IOException {
        List<Alert> alerts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (MoleculeFile rows = MoleculeFile.open(file, Reading.column(column))) {
            Row row = new Row(rows.columns(), rows.nameColumn());
            for (MoleculeRecord next = rows.next(); next != null; next = rows.next()) {
                try {
                    if (next.fault() != null) {
                        throw new IllegalArgumentException(next.fault());
                    }
                    alerts.add(row.alert(next));
                } catch (IllegalArgumentException e) {
                    faults.add(new Fault(next.line(), oneLine(e)));
                }
            }
            rows.requireWhole();
        }
        return new AlertFile(alerts, faults);
    }

    /** Rows below a header. */
    private record Row(List<String> columns, @Nullable String nameColumn) {

        Alert alert(MoleculeRecord row) {
            String set = first(row, SETS);
            String name = first(row, NAMES);
            String text = row.text().strip();
            String called = name.isEmpty() ? text : name;
            return new Alert(
                    set.isEmpty() ? called : set + " " + called,
                    SubstructurePattern.of(text),
                    maximum(row));
        }

        private int maximum(MoleculeRecord row) {
            String least = first(row, List.of("min_count", "mincount"));
            return least.isEmpty()
                    ? count(first(row, List.of("max")), "max")
                    : Math.max(0, count(least, "min_count") - 1);
        }

        private String first(MoleculeRecord row, List<String> wanted) {
            for (String name : wanted) {
                String cell = cell(row, name);
                if (!cell.isEmpty()) {
                    return cell;
                }
            }
            return "";
        }

        private String cell(MoleculeRecord row, String name) {
            if (name.equalsIgnoreCase(nameColumn)) {
                return row.name() == null ? "" : row.name().strip();
            }
            for (int i = 0; i < columns.size(); i++) {
                if (name.equalsIgnoreCase(columns.get(i)) && !row.fields().isEmpty()) {
                    return row.fields().get(i).strip();
                }
            }
            return "";
        }
    }

    private static int count(String text, String what) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(what + " is a number from 0 to 9999, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** A line without a header: two cells and what may follow them. */
    private record Line(long number, String first, String second, String third) {

        static Line of(long number, String text) {
            Matcher quoted = QUOTED.matcher(text);
            if (quoted.matches()) {
                return new Line(number, quoted.group(1).strip(), quoted.group(2).strip(), "");
            }
            if (text.indexOf('\t') >= 0) {
                List<String> cells =
                        Arrays.stream(text.split("\t", -1))
                                .map(String::strip)
                                .filter(cell -> !cell.isEmpty())
                                .toList();
                return new Line(number, cell(cells, 0), cell(cells, 1), cell(cells, 2));
            }
            Matcher words = WORDS.matcher(text);
            String rest = words.matches() && words.group(2) != null ? words.group(2).strip() : "";
            return new Line(number, words.matches() ? words.group(1) : text, rest, "");
        }

        private static String cell(List<String> cells, int i) {
            return i < cells.size() ? cells.get(i) : "";
        }

        Alert smartsFirst() {
            return new Alert(second.isEmpty() ? first : second, pattern(first), limit(third));
        }

        Alert nameFirst() {
            if (second.isEmpty()) {
                return smartsFirst();
            }
            String[] words = second.split("\\s+", -1);
            String limit = third.isEmpty() && words.length > 1 ? words[1] : third;
            return new Alert(first, SubstructurePattern.of(words[0]), limit(limit));
        }

        private static SubstructurePattern pattern(String cell) {
            if (cell.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("no SMARTS: " + cell);
            }
            return SubstructurePattern.of(cell);
        }

        /** A third cell that is no number is a comment. */
        private static int limit(String text) {
            return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        }
    }

    private static AlertFile lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (MoleculeFile records = MoleculeFile.open(file, Reading.LINES)) {
            for (MoleculeRecord next = records.next(); next != null; next = records.next()) {
                if (!isPassedOver(next.text())) {
                    lines.add(Line.of(next.line(), next.text().strip()));
                }
            }
            records.requireWhole();
        }
        AlertFile smartsFirst = alerts(lines, true);
        if (smartsFirst.faults.isEmpty()) {
            return smartsFirst;
        }
        AlertFile nameFirst = alerts(lines, false);
        return nameFirst.alerts.size() > smartsFirst.alerts.size() ? nameFirst : smartsFirst;
    }

    private static AlertFile alerts(List<Line> lines, boolean smartsFirst) {
        List<Alert> alerts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Line line : lines) {
            try {
                alerts.add(smartsFirst ? line.smartsFirst() : line.nameFirst());
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(line.number, oneLine(e)));
            }
        }
        return new AlertFile(alerts, faults);
    }

    private static String oneLine(IllegalArgumentException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
