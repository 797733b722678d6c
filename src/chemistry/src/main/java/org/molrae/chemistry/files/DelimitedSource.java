package org.molrae.chemistry.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of CSV or TSV. A quoted cell may hold line ends; where its quote stays open for a
 * megabyte or to the end, only the line with the quote is lost.
 */
final class DelimitedSource implements RecordSource {

    private final LineSource lines;
    private final char delimiter;
    private final Layout layout;

    /** Where the columns are; -1 for none. A width of -1 says that rows are as wide as they are. */
    private record Layout(
            int width, int smiles, int name, @Nullable String nameColumn, List<String> columns) {}

    private DelimitedSource(LineSource lines, char delimiter, Layout layout) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.layout = layout;
    }

    /** Rows without a header, each all its cells. */
    static DelimitedSource rows(LineSource lines, char delimiter) {
        return new DelimitedSource(lines, delimiter, new Layout(-1, -1, -1, null, List.of()));
    }

    /**
     * Rows below a header, which is the first line that is neither blank nor a comment.
     *
     * @param smiles the index of the column of SMILES
     */
    static DelimitedSource table(
            LineSource lines, char delimiter, List<String> header, int smiles) {
        List<String> rest = new ArrayList<>(header);
        rest.set(smiles, ""); // structure may be a name as well
        int name = ColumnNames.name(rest);
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (i != smiles && i != name) {
                columns.add(header.get(i).strip());
            }
        }
        String nameColumn = name < 0 ? null : header.get(name).strip();
        Layout layout = new Layout(header.size(), smiles, name, nameColumn, List.copyOf(columns));
        RawLine line = lines.next();
        while (line != null && (line.blank() || line.comment())) {
            line = lines.next();
        }
        return new DelimitedSource(lines, delimiter, layout);
    }

    @Override
    public @Nullable MoleculeRecord next() {
        return row();
    }

    @Override
    public boolean ready() {
        return lines.ready();
    }

    @Override
    public List<String> columns() {
        return layout.columns;
    }

    @Override
    public @Nullable String nameColumn() {
        return layout.nameColumn;
    }

    private @Nullable MoleculeRecord row() {
        RawLine line = lines.next();
        while (line != null && line.blank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.tooLong()) {
            return faulty(line, "the row is longer than %,d bytes".formatted(LineSource.MAX_BYTES));
        }
        Cells.Row row = read(line.bytes());
        return switch (row.end()) {
            case WHOLE -> record(line, row.cells());
            case OPEN -> continued(line);
            case MALFORMED -> faulty(line, "something follows a closing quote");
        };
    }

    /** Reads on to the line where the quote closes. */
    private MoleculeRecord continued(RawLine first) {
        List<RawLine> more = new ArrayList<>();
        byte[] bytes = Arrays.copyOf(first.bytes(), Math.max(256, 2 * first.bytes().length));
        int length = first.bytes().length;
        for (RawLine line = lines.next(); line != null; line = lines.next()) {
            more.add(line);
            byte[] next = line.bytes();
            if (line.tooLong() || length + 1 + next.length > LineSource.MAX_BYTES) {
                break;
            }
            if (length + 1 + next.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (length + 1 + next.length));
            }
            bytes[length] = '\n';
            System.arraycopy(next, 0, bytes, length + 1, next.length);
            length += 1 + next.length;
            if (!holdsQuote(next)) {
                continue; // still open, and nothing to read again
            }
            Cells.Row row = Cells.read(bytes, length, delimiter);
            if (row.end() == Cells.End.WHOLE) {
                return record(first, row.cells());
            }
            if (row.end() == Cells.End.MALFORMED) {
                break;
            }
        }
        lines.giveBack(more);
        return faulty(first, "a quote is not closed");
    }

    private static boolean holdsQuote(byte[] bytes) {
        for (byte one : bytes) {
            if (one == '"') {
                return true;
            }
        }
        return false;
    }

    private Cells.Row read(byte[] bytes) {
        return Cells.read(bytes, bytes.length, delimiter);
    }

    private static MoleculeRecord faulty(RawLine line, String fault) {
        return MoleculeRecord.faulty(line.number(), line.excerpt(), fault);
    }

    private MoleculeRecord record(RawLine line, List<String> cells) {
        if (layout.width < 0) {
            return new MoleculeRecord(line.number(), cells.get(0).strip(), null, cells, null);
        }
        int width = cells.size();
        while (width > layout.width && cells.get(width - 1).isBlank()) {
            width--;
        }
        if (width > layout.width || width <= layout.smiles) {
            return faulty(
                    line, "the row has %d columns, the header %d".formatted(width, layout.width));
        }
        String name = null;
        List<String> rest = new ArrayList<>(layout.columns.size());
        for (int i = 0; i < layout.width; i++) {
            String cell = i < width ? cells.get(i) : "";
            if (i == layout.name) {
                name = cell.isBlank() ? null : cell.strip();
            } else if (i != layout.smiles) {
                rest.add(cell);
            }
        }
        return new MoleculeRecord(
                line.number(), cells.get(layout.smiles).strip(), name, rest, null);
    }
}
