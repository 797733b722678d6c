package org.molrae.chemistry.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a stream: LF, CRLF or CR ends, a byte order mark or none, a last line with no end. A
 * line of more than a megabyte is handed out cut, never held in memory whole.
 *
 * <p>Where the data break off (a truncated gzip file, a failing disk) the lines before are handed
 * out, {@link #next} returns null and {@link #damage} says what happened.
 */
final class LineSource {

    static final int MAX_BYTES = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Deque<RawLine> returned = new ArrayDeque<>();
    private int position;
    private int limit;
    private byte[] line = new byte[256];
    private int length;
    private boolean tooLong;

    /** Whether the last line ended in CR: an LF that follows belongs to that end. */
    private boolean afterReturn;

    private long number;
    private @Nullable IOException damage;

    LineSource(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end. */
    @Nullable RawLine next() {
        RawLine again = returned.pollFirst();
        if (again != null) {
            return again;
        }
        if (!advance()) {
            return null;
        }
        int start = number == 1 && marked() ? 3 : 0;
        return new RawLine(number, Arrays.copyOfRange(line, start, length), tooLong);
    }

    /** Takes lines back, which {@link #next} hands out again in their order. */
    void giveBack(List<RawLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            returned.addFirst(lines.get(i));
        }
    }

    /** Whether {@link #next} can go on without waiting for more input. */
    boolean ready() {
        try {
            return !returned.isEmpty() || position < limit || in.available() > 0;
        } catch (IOException e) {
            return true; // next() will meet it too, and report it
        }
    }

    /** Why the input ended before its end, or null. */
    @Nullable IOException damage() {
        return damage;
    }

    /**
     * Brings the bytes of the next line, without its end, to {@code line}; false where there is
     * none.
     */
    private boolean advance() {
        length = 0;
        tooLong = false;
        while (true) {
            if (position == limit && !fill()) {
                boolean last = damage == null && (length > 0 || tooLong);
                number += last ? 1 : 0;
                return last;
            }
            if (afterReturn) {
                afterReturn = false;
                position += buffer[position] == '\n' ? 1 : 0;
                continue;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            append(end);
            position = end;
            if (end < limit) {
                afterReturn = buffer[position++] == '\r';
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
            more = Math.max(0, Math.min(more, RawLine.EXCERPT - length));
        }
        if (tooLong && length >= RawLine.EXCERPT) {
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, position, line, length, more);
        length += more;
    }

    private boolean marked() {
        return length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF;
    }
}
