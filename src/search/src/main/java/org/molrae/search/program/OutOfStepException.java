package org.molrae.search.program;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A scoring program wrote more lines than it was asked for, so that scores can no longer be
 * assigned to texts. The message says what to do.
 */
public final class OutOfStepException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    OutOfStepException(String program, String line) {
        this(
                ("%s wrote a line that it was not asked for, '%s': it must write one number for each"
                                + " line that it reads, and everything else to standard error")
                        .formatted(program, line));
    }

    private OutOfStepException(String message) {
        super(message, new IOException(message));
    }
}
