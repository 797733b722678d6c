package org.molrae.cli.options;

/** Reads a whole number of 1 or more. */
public final class Positive extends WholeNumber {

    public Positive() {
        super(1);
    }
}
