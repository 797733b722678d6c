package org.molrae.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that counts something. */
abstract class WholeNumber implements ITypeConverter<Integer> {

    private final int least;

    WholeNumber(int least) {
        this.least = least;
    }

    @Override
    public final Integer convert(String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= least) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TypeConversionException(
                "'" + value + "' is no whole number from " + least + " to " + Integer.MAX_VALUE);
    }
}
