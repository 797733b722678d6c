package org.molrae.molecules;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Texts as the bytes of a file of lines, each cut off where a line would end. */
final class TextLines extends InputStream {

    private final Iterator<String> texts;
    private byte[] line = new byte[0];
    private int place;

    TextLines(Iterator<String> texts) {
        this.texts = texts;
    }

    private boolean fill() {
        if (place == line.length && texts.hasNext()) {
            String text = texts.next().lines().findFirst().orElse("");
            line = (text + '\n').getBytes(StandardCharsets.UTF_8);
            place = 0;
        }
        return place < line.length;
    }

    @Override
    public int read() {
        return fill() ? line[place++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
        int read = 0;
        while (read < count && fill()) {
            int some = Math.min(count - read, line.length - place);
            System.arraycopy(line, place, bytes, from + read, some);
            place += some;
            read += some;
        }
        return read == 0 && count > 0 ? -1 : read;
    }

    /** Not 0 before the end: whoever asks need not fear to wait. */
    @Override
    public int available() {
        return fill() ? line.length - place : 0;
    }
}
