package org.molrae.cli.options;

/** Reads the value of an option that counts something of which there may be none. */
public final class NotNegative extends WholeNumber {

    public NotNegative() {
        super(0);
    }
}
