package org.molrae.grammar;

import java.util.List;

/**
 * A text that is not of the grammar. The message has three lines: what is wrong, the text around
 * the place, and a caret under it.
 */
public final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int CONTEXT = 35;

    private final int position;
    private final String found;
    private final List<String> expected;
    private final String excerpt;

    SyntaxException(String text, int position, String found, List<String> expected) {
        super(describe(position, found, expected) + "\n" + excerpt(text, position));
        this.position = position;
        this.found = found;
        this.expected = List.copyOf(expected);
        this.excerpt = excerpt(text, position);
    }

    /** Where the text goes wrong, in UTF-16 units from 0; its length if it ends too early. */
    public int position() {
        return position;
    }

    /** What stands there: a character in quotes or {@code end of input}. */
    public String found() {
        return found;
    }

    /** What could have stood there; empty if that is not known. */
    public List<String> expected() {
        return expected;
    }

    /** Two lines: the text around the place and a caret under it. */
    public String excerpt() {
        return excerpt;
    }

    /** The first line of the message, for tables and logs. */
    public String summary() {
        return describe(position, found, expected);
    }

    /** The character at a place of a text as {@link #found} names it. */
    static String nameAt(String text, int position) {
        if (position >= text.length()) {
            return "end of input";
        }
        int codePoint = text.codePointAt(position);
        boolean shown = !isHidden(codePoint);
        return shown
                ? "'" + Character.toString(codePoint) + "'"
                : String.format("U+%04X", codePoint);
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    private static String describe(int position, String found, List<String> expected) {
        String message = "unexpected " + found + " at position " + position;
        return switch (expected.size()) {
            case 0 -> message;
            case 1 -> message + ", expected " + expected.get(0);
            default ->
                    message
                            + ", expected "
                            + String.join(", ", expected.subList(0, expected.size() - 1))
                            + " or "
                            + expected.get(expected.size() - 1);
        };
    }

    private static String excerpt(String text, int position) {
        int from = boundary(text, Math.max(0, position - CONTEXT));
        int to = boundary(text, Math.min(text.length(), position + CONTEXT));
        String before = (from > 0 ? "..." : "") + visible(text.substring(from, position));
        String after = visible(text.substring(position, to)) + (to < text.length() ? "..." : "");
        return before + after + "\n" + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }

    /** Moves off the middle of a surrogate pair. */
    private static int boundary(String text, int index) {
        boolean inside =
                index > 0
                        && index < text.length()
                        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return inside ? index - 1 : index;
    }

    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(isHidden(c) ? '\uFFFD' : c));
        return shown.toString();
    }
}
