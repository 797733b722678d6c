package org.molrae.cli.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code --ring-sizes}.
 *
 * @param smallest number of atoms
 * @param largest number of atoms
 */
public record RingSizeRange(int smallest, int largest) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");

    /**
     * Reads a range such as {@code 5-6}, or one size.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RingSizeRange parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "--ring-sizes takes a range such as 5-6, or one size, not " + text);
        }
        int smallest = Integer.parseInt(range.group(1));
        return new RingSizeRange(
                smallest, range.group(2) == null ? smallest : Integer.parseInt(range.group(2)));
    }
}
