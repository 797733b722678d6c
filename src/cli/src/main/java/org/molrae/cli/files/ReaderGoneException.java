package org.molrae.cli.files;

import java.io.IOException;

/**
 * The reader of standard output has closed it, as {@code head} does when it has seen enough. Not a
 * failure: the command ends quietly.
 */
public final class ReaderGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReaderGoneException(IOException cause) {
        super(cause);
    }
}
