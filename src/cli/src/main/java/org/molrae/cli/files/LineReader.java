package org.molrae.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that come from anywhere: LF or CRLF ends, a byte order mark or none, a last line with
 * no end. Blank lines and lines that begin with {@code #} are passed over ({@code #} begins no
 * SMILES). A line of more than a megabyte or one that is not UTF-8 is handed out with its fault,
 * never held in memory whole.
 *
 * <p>Where the data break off (a truncated gzip file, a failing disk) the lines before are handed
 * out, {@link #next} returns null and {@link #damage} says what happened.
 */
public final class LineReader implements AutoCloseable {

    static final int MAX_BYTES = 1 << 20;

    private static final int EXCERPT = 60;

    private final InputStream in;
    private final boolean named;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] line = new byte[256];
    private int length;
    private boolean tooLong;
    private boolean ascii;
    private long number;
    private @Nullable IOException damage;

    /**
     * Reads from {@code in}.
     *
     * @param named whether a name may follow after white space; otherwise the whole line is the
     *     text
     */
    LineReader(InputStream in, boolean named) {
        this.in = in;
        this.named = named;
    }

    /** The next line that is neither blank nor a comment, or null at the end. */
    public @Nullable Line next() {
        while (advance()) {
            Line found = parse();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether {@link #next} can go on without waiting for more input. */
    boolean ready() {
        try {
            return position < limit || in.available() > 0;
        } catch (IOException e) {
            return true; // next() will meet it too, and report it
        }
    }

    /** Why the input ended before its end, or null. */
    @Nullable IOException damage() {
        return damage;
    }

    /** The number of the last line that was read whole. */
    long number() {
        return number;
    }

    /**
     * Brings the bytes of the next line, without its end, to {@code line}; false where there is
     * none.
     */
    private boolean advance() {
        length = 0;
        tooLong = false;
        ascii = true;
        while (true) {
            if (position == limit && !fill()) {
                boolean last = damage == null && (length > 0 || tooLong);
                number += last ? 1 : 0;
                return last;
            }
            int end = position;
            int signs = 0;
            while (end < limit && buffer[end] != '\n') {
                signs |= buffer[end++];
            }
            ascii &= signs >= 0;
            append(end);
            position = end;
            if (end < limit) {
                position++;
                number++;
                return true;
            }
        }
    }

    private boolean fill() {
        try {
            position = 0;
            limit = Math.max(0, in.read(buffer));
        } catch (IOException e) {
            limit = 0;
            damage = e;
        }
        return limit > 0;
    }

    private void append(int end) {
        int more = end - position;
        if (length + more > MAX_BYTES) {
            tooLong = true;
            more = Math.max(0, Math.min(more, EXCERPT - length));
        }
        if (tooLong && length >= EXCERPT) {
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, position, line, length, more);
        length += more;
    }

    private @Nullable Line parse() {
        int start = number == 1 && marked() ? 3 : 0;
        int end = length;
        while (start < end && isBlank(line[start])) {
            start++;
        }
        while (end > start && (isBlank(line[end - 1]) || line[end - 1] == '\r')) {
            end--;
        }
        if (start == end || isComment(start, end)) {
            return null;
        }
        if (tooLong) {
            return fault(start, end, String.format("the line is longer than %,d bytes", MAX_BYTES));
        }
        if (!ascii && !isUtf8(start, end)) {
            return fault(start, end, "the line is not UTF-8");
        }
        int stop = start;
        int name = end;
        if (named) {
            while (stop < end && !isBlank(line[stop])) {
                stop++;
            }
            name = stop;
            while (name < end && isBlank(line[name])) {
                name++;
            }
        } else {
            stop = end;
        }
        return new Line(number, text(start, stop), name < end ? text(name, end) : null, null);
    }

    private boolean marked() {
        return length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    private boolean isUtf8(int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Line fault(int start, int end, String reason) {
        return new Line(number, text(start, Math.min(end, start + EXCERPT)), null, reason);
    }

    private String text(int start, int end) {
        // the one byte a character path is several times faster, and SMILES are ASCII
        return new String(
                line,
                start,
                end - start,
                ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A hash with white space after it, or alone: {@code #CO} is a text, if no molecule. */
    private boolean isComment(int start, int end) {
        return line[start] == '#' && (start + 1 == end || line[start + 1] <= ' ');
    }
}
