package org.molrae.images.data;

import java.io.IOException;

/** A data set is missing, damaged or another than expected; the message is one line for a user. */
public final class ImageFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** An error with its one-line message. */
    public ImageFormatException(String message) {
        super(message);
    }

    /** An error with its one-line message and what revealed it. */
    public ImageFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
