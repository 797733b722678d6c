package org.molrae.cli.terminal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * The command cannot go on, for a reason its user can act on: the message is the one line that is
 * shown (exit status 1). It says what failed and, where that is known, what to do.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        this(message, null);
    }

    public Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A file operation that failed.
     *
     * @param attempt what was tried, say {@code cannot read F}
     */
    public static Failure of(String attempt, IOException cause) {
        return new Failure(attempt + ": " + reason(cause), cause);
    }

    /** Java's messages for these are the bare path. */
    private static @Nullable String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return cause.getMessage();
    }

    /** The message, which a failure always has. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
