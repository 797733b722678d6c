package org.molrae.chemistry.pattern;

/** A SMARTS while it is read: the text, and a place in it. */
final class SmartsCursor {

    static final int NONE = -1;

    private final String text;
    private int at;

    SmartsCursor(String text) {
        this.text = text;
    }

    /** The place of the next character, from 0. */
    int place() {
        return at;
    }

    void returnTo(int place) {
        at = place;
    }

    /** The next character, 0 at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    boolean atDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    boolean at(String next) {
        return text.startsWith(next, at);
    }

    /** Takes the next character if it is this one. */
    boolean accept(char next) {
        boolean found = peek() == next;
        at += found ? 1 : 0;
        return found;
    }

    /** Takes the next characters if they are these. */
    boolean accept(String next) {
        boolean found = at(next);
        at += found ? next.length() : 0;
        return found;
    }

    /** Takes this character or refuses the text. */
    void require(char next, String message) {
        if (!accept(next)) {
            throw refuse(message);
        }
    }

    /** The characters from here on, at most a given number. */
    String ahead(int length) {
        return text.substring(at, Math.min(text.length(), at + length));
    }

    /** Takes a number, or returns {@link #NONE}. A leading zero is a number by itself. */
    int number() {
        if (accept('0')) {
            return 0;
        }
        int begin = at;
        long number = NONE;
        while (atDigit()) {
            number = 10 * Math.max(number, 0) + text.charAt(at++) - '0';
            if (number > Integer.MAX_VALUE) {
                throw refuse(begin, "the number is too large");
            }
        }
        return (int) number;
    }

    /** Takes a number or refuses the text. */
    int requireNumber(String message) {
        int number = number();
        if (number == NONE) {
            throw refuse(message);
        }
        return number;
    }

    /** What is wrong with the text here. */
    IllegalArgumentException refuse(String message) {
        return refuse(at, message);
    }

    /** What is wrong with the text at a place. */
    IllegalArgumentException refuse(int place, String message) {
        return new IllegalArgumentException(
                "no SMARTS: "
                        + text.replaceAll("[^ -~]", "?")
                        + (place < text.length()
                                ? " (at character " + (place + 1) + ": "
                                : " (at the end: ")
                        + message
                        + ")");
    }
}
