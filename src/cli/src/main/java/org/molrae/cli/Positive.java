package org.molrae.cli;

/** Reads the value of an option that counts something of which there must be some. */
final class Positive extends WholeNumber {

    Positive() {
        super(1);
    }
}
