package org.molrae.cli.files;

import org.jspecify.annotations.Nullable;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;

/** Reports lines that cannot be used: the first ones each, the rest as a number. */
public final class BadLines {

    static final int SHOWN = 20;

    private final String file;
    private final Notes notes;
    private final boolean strict;
    private final @Nullable Rejects rejects;
    private long count;

    /**
     * Reports for one input.
     *
     * @param strict whether the first bad line ends the command
     */
    public BadLines(String file, Notes notes, boolean strict) {
        this(file, notes, strict, null);
    }

    /**
     * Reports for one input.
     *
     * @param strict whether the first bad line ends the command
     * @param rejects takes all of them, or is null
     */
    public BadLines(String file, Notes notes, boolean strict, @Nullable Rejects rejects) {
        this.rejects = rejects;
        this.file = file;
        this.notes = notes;
        this.strict = strict;
    }

    public boolean strict() {
        return strict;
    }

    /** Takes a line that cannot be used. */
    public void add(long number, String reason, String text) {
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
        list(number, reason, text);
    }

    /** Takes a line that is not reported: one that has a result, or that is not wanted. */
    void list(long number, String reason, String text) {
        if (rejects != null) {
            rejects.add(number, reason, text);
        }
    }

    public long count() {
        return count;
    }
}
