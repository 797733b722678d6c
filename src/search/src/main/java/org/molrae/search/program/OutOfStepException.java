package org.molrae.search.program;

/**
 * A scoring program wrote more lines than it was asked for, so that scores can no longer be
 * assigned to texts. The message says what to do.
 */
public final class OutOfStepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfStepException(String program, String line) {
        super(
                ("%s wrote a line that it was not asked for, '%s': it must write one number for each"
                                + " line that it reads, and everything else to standard error")
                        .formatted(program, line));
    }
}
