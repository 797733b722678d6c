package org.molrae.chemistry.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row of CSV or TSV (RFC 4180): read from bytes, written as text.
 *
 * <p>Not by commons-csv: it reads ahead, so that a row typed at a keyboard waits for the next, and
 * holds a row with an open quote to the end of the file.
 */
public final class Cells {

    /** How the reading of a row ended. */
    enum End {
        WHOLE,
        /** A quote is open: the row may go on in the next line. */
        OPEN,
        /** Something follows a closing quote. */
        MALFORMED
    }

    /** A row as far as it could be read. */
    record Row(End end, List<String> cells) {}

    private final byte[] bytes;
    private final int length;
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private Cells(byte[] bytes, int length, char delimiter) {
        this.bytes = bytes;
        this.length = length;
        this.delimiter = delimiter;
    }

    static Row read(byte[] bytes, int length, char delimiter) {
        Cells row = new Cells(bytes, length, delimiter);
        return new Row(row.read(), row.cells);
    }

    private End read() {
        while (true) {
            int start = at;
            while (start < length && bytes[start] == ' ') {
                start++;
            }
            if (start < length && bytes[start] == '"') {
                at = start + 1;
                End end = quoted();
                if (end != End.WHOLE) {
                    return end;
                }
            } else {
                start = at;
                while (at < length && bytes[at] != delimiter) {
                    at++;
                }
                cells.add(RawLine.text(bytes, start, at));
            }
            if (at >= length) {
                return End.WHOLE;
            }
            at++;
        }
    }

    /** Reads a cell from behind its quote to the delimiter after it. */
    private End quoted() {
        byte[] text = new byte[length - at];
        int size = 0;
        while (at < length) {
            byte next = bytes[at++];
            if (next != '"') {
                text[size++] = next;
            } else if (at < length && bytes[at] == '"') {
                text[size++] = bytes[at++];
            } else {
                cells.add(RawLine.text(text, 0, size));
                while (at < length && bytes[at] == ' ') {
                    at++;
                }
                return at == length || bytes[at] == delimiter ? End.WHOLE : End.MALFORMED;
            }
        }
        return End.OPEN;
    }

    /** Appends a row without its end; cells are quoted where they must be. */
    public static void append(StringBuilder out, char delimiter, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) {
                out.append(delimiter);
            }
            append(out, delimiter, row.get(i));
        }
    }

    private static void append(StringBuilder out, char delimiter, @Nullable String cell) {
        String text = cell == null ? "" : cell;
        if (needsQuotes(text, delimiter)) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            out.append(text);
        }
    }

    private static boolean needsQuotes(String text, char delimiter) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // a quote in the middle of a cell of TSV is a quote
            boolean quote = c == '"' && (i == 0 || delimiter != '\t');
            if (c == delimiter || c == '\n' || c == '\r' || quote) {
                return true;
            }
        }
        return false;
    }
}
