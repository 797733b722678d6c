package org.molrae.autoencoder.storage;

import java.io.IOException;

/**
 * A model or a part of one on disk is damaged, of another format, or does not fit together. The
 * message is one line, fit for a user.
 */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** An error with its one-line message. */
    public ModelFormatException(String message) {
        super(message);
    }

    /** An error with its one-line message and what revealed it. */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
