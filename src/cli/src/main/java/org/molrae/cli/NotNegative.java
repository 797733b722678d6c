package org.molrae.cli;

/** Reads the value of an option that counts something of which there may be none. */
final class NotNegative extends WholeNumber {

    NotNegative() {
        super(0);
    }
}
