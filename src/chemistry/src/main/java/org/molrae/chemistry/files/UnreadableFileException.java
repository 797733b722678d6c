package org.molrae.chemistry.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file is not one that can be read; the message is a sentence that says what it is. */
public final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A file that holds something else; the message is one line for people. */
    public UnreadableFileException(String message) {
        this(message, null);
    }

    UnreadableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
