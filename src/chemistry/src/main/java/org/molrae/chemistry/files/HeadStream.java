package org.molrae.chemistry.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose first bytes can be looked at before they are read. */
final class HeadStream extends InputStream {

    /** So much is looked at, at most. */
    static final int MOST = 1 << 16;

    private final InputStream in;

    /** Whether it says that bytes are available until the end is certain. */
    private boolean waits;

    private byte[] head = new byte[0];
    private int position;
    private boolean ended;

    HeadStream(InputStream in) {
        this.in = in;
    }

    /**
     * Says from now on that bytes are available until the end is certain. {@link
     * java.util.zip.GZIPInputStream} takes a pipe that has nothing at the moment for the end, and
     * would drop every member of a gzip file but those so far.
     */
    void waitForMore() {
        waits = true;
    }

    /** The first bytes, as far as they were looked at. */
    byte[] head() {
        return head;
    }

    /** Whether these are all bytes that there are. */
    boolean ended() {
        return ended;
    }

    /** Waits for more bytes to look at; false at the end, or where they are enough. */
    boolean lookFurther() throws IOException {
        if (ended || head.length >= MOST) {
            return false;
        }
        byte[] more = new byte[MOST - head.length];
        int read = in.read(more);
        if (read < 0) {
            ended = true;
            return false;
        }
        int before = head.length;
        head = Arrays.copyOf(head, before + read);
        System.arraycopy(more, 0, head, before, read);
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == head.length) {
            return ended ? -1 : in.read(target, offset, length);
        }
        int read = Math.min(length, head.length - position);
        System.arraycopy(head, position, target, offset, read);
        position += read;
        return read;
    }

    @Override
    public int available() throws IOException {
        int now = head.length - position + (ended ? 0 : in.available());
        if (now > 0 || !waits || ended) {
            return now;
        }
        // all of the head is read: look at the bytes after it
        head = new byte[0];
        position = 0;
        lookFurther();
        return head.length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
