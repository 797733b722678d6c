package org.molrae.chemistry.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a line without its end; the first ones only of a line that is too long.
 *
 * @param number counts from 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record RawLine(long number, byte[] bytes, boolean tooLong) {

    static final int EXCERPT = 60;

    /** White space within lines; a carriage return at the end is white space as well. */
    static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    int start() {
        int start = 0;
        while (start < bytes.length && isBlank(bytes[start])) {
            start++;
        }
        return start;
    }

    int end() {
        int end = bytes.length;
        while (end > 0 && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    boolean blank() {
        return start() == bytes.length;
    }

    /** A hash with white space after it, or alone: {@code #CO} is a text, if no molecule. */
    boolean comment() {
        int start = start();
        return start < bytes.length
                && bytes[start] == '#'
                && (start + 1 == bytes.length || isBlank(bytes[start + 1]));
    }

    /** The text, Latin-1 where it is not UTF-8. */
    String text() {
        return text(bytes, 0, bytes.length);
    }

    String excerpt() {
        int start = start();
        return text(bytes, start, Math.max(start, Math.min(end(), start + EXCERPT)));
    }

    /** Some bytes as UTF-8, or as Latin-1 where they are none. */
    static String text(byte[] bytes, int start, int end) {
        String strict = utf8(bytes, start, end);
        return strict != null
                ? strict
                : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Some bytes as UTF-8, or null where they are none. */
    static @Nullable String utf8(byte[] bytes, int start, int end) {
        int signs = 0;
        for (int i = start; i < end; i++) {
            signs |= bytes[i];
        }
        if (signs >= 0) {
            // the one byte a character path is several times faster, and SMILES are ASCII
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
        try {
            ByteBuffer given = ByteBuffer.wrap(bytes, start, end - start);
            return StandardCharsets.UTF_8.newDecoder().decode(given).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
