package org.molrae.cli.files;

import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Refusals;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;

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

    /** Reports what a pipeline refuses, and counts what it has done. */
    public OrderedPipeline.Watch watch(Progress progress) {
        return new OrderedPipeline.Watch() {
            @Override
            public boolean strict() {
                return strict;
            }

            @Override
            public void done(long records) {
                progress.add(records);
            }

            @Override
            public void refused(Refusals.Refusal line) {
                if (line.kind() != Refusals.Kind.BAD) {
                    list(line.number(), line.reason(), line.text());
                } else {
                    add(line.number(), line.reason(), line.text());
                }
            }
        };
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
    private void list(long number, String reason, String text) {
        if (rejects != null) {
            rejects.add(number, reason, text);
        }
    }
}
