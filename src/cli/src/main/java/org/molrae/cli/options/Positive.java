package org.molrae.cli.options;

/** Reads the value of an option that counts something of which there must be some. */
public final class Positive extends WholeNumber {

    public Positive() {
        super(1);
    }
}
