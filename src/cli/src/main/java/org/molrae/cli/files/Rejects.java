package org.molrae.cli.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.Cells;
import org.molrae.cli.terminal.Streams;

/** The file of records that could not be used: a table of line, reason and text, or nothing. */
public final class Rejects implements AutoCloseable {

    private final @Nullable ResultFile file;

    private Rejects(@Nullable ResultFile file) {
        this.file = file;
    }

    /** Opens the file, for null none. */
    public static Rejects open(@Nullable String file, Streams streams) {
        Rejects rejects = new Rejects(file == null ? null : ResultFile.open(file, streams));
        rejects.row(List.of("line", "reason", "text"));
        return rejects;
    }

    void add(long line, String reason, String text) {
        row(List.of(Long.toString(line), reason, text));
    }

    private void row(List<String> cells) {
        if (file != null) {
            StringBuilder row = new StringBuilder();
            Cells.append(row, '\t', cells);
            file.write(row.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The list is whole: puts the file in its place. */
    public void keep() {
        if (file != null) {
            file.keep();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
