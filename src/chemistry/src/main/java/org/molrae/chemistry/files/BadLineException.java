package org.molrae.chemistry.files;

import org.jspecify.annotations.Nullable;

/**
 * An input line that cannot be used; the message says why, with the position in the line where
 * there is one.
 */
public final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    public BadLineException(String reason) {
        this(reason, null);
    }

    /**
     * Has no stack trace: a corpus may hold millions of bad lines, and each is an answer, not an
     * accident.
     */
    public BadLineException(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
