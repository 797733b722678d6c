package org.molrae.cli.options;

import java.util.List;
import org.molrae.chemistry.files.Cells;

/**
 * How the rows of a table are spelt.
 *
 * @param delimiter tab or comma
 * @param headed whether the first line has the names of the columns
 */
public record TableForm(char delimiter, boolean headed) {

    /** The line of the columns' names, empty where none is wanted. */
    public String header(List<String> columns) {
        return headed ? row(columns) : "";
    }

    /** A row with its line end; cells are quoted where they must be. */
    public String row(List<String> cells) {
        StringBuilder out = new StringBuilder();
        append(out, cells);
        return out.toString();
    }

    /** Appends a row with its line end. */
    public void append(StringBuilder out, List<String> cells) {
        Cells.append(out, delimiter, cells);
        out.append('\n');
    }
}
