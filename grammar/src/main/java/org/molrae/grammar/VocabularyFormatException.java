package org.molrae.grammar;

import java.io.IOException;

/** A file that is not a vocabulary, or not one of this program's. */
public final class VocabularyFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    VocabularyFormatException(int line, String message) {
        super("vocabulary, line " + line + ": " + message);
        this.line = line;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
