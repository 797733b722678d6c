package org.molrae.cli.options;

/** Reads a whole number of 0 or more. */
public final class NotNegative extends WholeNumber {

    public NotNegative() {
        super(0);
    }
}
