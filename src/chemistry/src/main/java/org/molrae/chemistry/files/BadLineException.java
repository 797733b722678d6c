package org.molrae.chemistry.files;

import org.jspecify.annotations.Nullable;

/**
 * An input line that cannot be used, or is not wanted; the message says why, with the position in
 * the line where there is one.
 */
public final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean leftOut;

    public BadLineException(String reason) {
        this(reason, null);
    }

    /**
     * Has no stack trace: a corpus may hold millions of bad lines, and each is an answer, not an
     * accident.
     */
    public BadLineException(String reason, @Nullable Throwable cause) {
        this(reason, cause, false);
    }

    private BadLineException(String reason, @Nullable Throwable cause, boolean leftOut) {
        super(reason, cause, false, false);
        this.leftOut = leftOut;
    }

    /** A good line is not wanted: it is counted, and not reported. */
    public static BadLineException leftOut(String reason) {
        return new BadLineException(reason, null, true);
    }

    /** Whether the line is good and merely not wanted. */
    public boolean isLeftOut() {
        return leftOut;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
