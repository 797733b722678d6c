package org.molrae.autoencoder;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part's name in configurations, with at most one number: {@code weight-clipping(0.01)}.
 *
 * @param kind what sort of part it is, for messages
 * @param name without the number
 * @param number if one is given
 */
record PartLabel(String kind, String name, OptionalDouble number) {

    private static final Pattern FORM =
            Pattern.compile("\\s*([a-z0-9-]+)\\s*(?:\\(\\s*([-+.0-9eE]+)\\s*\\))?\\s*");

    static PartLabel parse(String kind, String label) {
        Matcher matcher = FORM.matcher(label.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the %s '%s' is not of the form name or name(number)".formatted(kind, label));
        }
        String number = matcher.group(2);
        try {
            return new PartLabel(
                    kind,
                    matcher.group(1),
                    number == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Double.parseDouble(number)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the %s '%s': %s is no number".formatted(kind, label, number), e);
        }
    }

    /** The label of a part with a number. */
    static String of(String name, double number) {
        return name + "(" + number + ")";
    }

    void requireNoNumber() {
        if (number.isPresent()) {
            throw new IllegalArgumentException("the %s %s takes no number".formatted(kind, name));
        }
    }

    static void requirePositive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be positive and finite, is " + value);
        }
    }
}
