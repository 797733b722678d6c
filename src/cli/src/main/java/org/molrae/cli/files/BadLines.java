package org.molrae.cli.files;

import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;

/** Reports lines that cannot be used: the first ones each, the rest as a number. */
public final class BadLines {

    static final int SHOWN = 20;

    private final String file;
    private final Notes notes;
    private final boolean strict;
    private long count;

    /**
     * Reports for one input.
     *
     * @param strict whether the first bad line ends the command
     */
    public BadLines(String file, Notes notes, boolean strict) {
        this.file = file;
        this.notes = notes;
        this.strict = strict;
    }

    public boolean strict() {
        return strict;
    }

    public void add(long number, String reason) {
        String message = file + ":" + number + ": " + reason;
        if (strict) {
            throw new Failure(message);
        }
        if (count < SHOWN) {
            notes.line(message);
        } else if (count == SHOWN) {
            notes.line(file + ": more lines cannot be used; from here on they are only counted");
        }
        count++;
    }

    public long count() {
        return count;
    }
}
