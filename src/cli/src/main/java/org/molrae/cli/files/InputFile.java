package org.molrae.cli.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Streams;

/**
 * The file a verb reads, or standard input for {@code -}; gzip is recognised by its first bytes.
 */
public final class InputFile implements AutoCloseable {

    private static final int MAGIC = 6;

    /** First bytes of what is not read, and what to say then. */
    private static final Map<String, String> FOREIGN =
            Map.of(
                    "504b0304", "is a zip archive: unpack it first",
                    "425a68", "is compressed with bzip2: unpack it first, or pipe it in with bzcat",
                    "fd377a585a00",
                            "is compressed with xz: unpack it first, or pipe it in with xzcat",
                    "28b52ffd",
                            "is compressed with zstd: unpack it first, or pipe it in with zstdcat",
                    "fffe", "is UTF-16: save it as UTF-8",
                    "feff", "is UTF-16: save it as UTF-8");

    private final String name;
    private final Counting bytes;
    private final long size;
    private final LineReader lines;

    private InputFile(String name, Counting bytes, long size, LineReader lines) {
        this.name = name;
        this.bytes = bytes;
        this.size = size;
        this.lines = lines;
    }

    /**
     * Opens {@code file}, or standard input where it is {@code -}.
     *
     * @param named whether a name may follow the text of a line
     */
    public static InputFile open(String file, Streams streams, boolean named) {
        boolean standard = file.equals("-");
        String name = standard ? "standard input" : file;
        try {
            Path path = standard ? null : Path.of(file);
            if (path != null && Files.isDirectory(path)) {
                throw new Failure("cannot read " + name + ": it is a directory");
            }
            Counting bytes = new Counting(path == null ? streams.in() : Files.newInputStream(path));
            long size = path != null && Files.isRegularFile(path) ? Files.size(path) : -1;
            return new InputFile(name, bytes, size, new LineReader(unpacked(bytes, name), named));
        } catch (EOFException | ZipException e) {
            throw new Failure("cannot read " + name + ": its gzip header is damaged", e);
        } catch (IOException e) {
            throw Failure.of("cannot read " + name, e);
        }
    }

    /** Fails where {@code file} cannot be opened; standard input always can. */
    public static void requireReadable(String file) {
        if (file.equals("-")) {
            return;
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new Failure("cannot read " + file + ": it is a directory");
        }
        try {
            Files.newInputStream(Path.of(file)).close();
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
    }

    private static InputStream unpacked(Counting bytes, String name) throws IOException {
        Patient in = new Patient(new BufferedInputStream(bytes, 1 << 16));
        byte[] magic = in.peek(MAGIC);
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            in.waits = true;
            return new GZIPInputStream(in, 1 << 15);
        }
        StringBuilder hex = new StringBuilder();
        for (byte digit : magic) {
            hex.append(String.format("%02x", digit));
        }
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (hex.indexOf(foreign.getKey()) == 0) {
                throw new Failure("cannot read " + name + ": it " + foreign.getValue());
            }
        }
        return in;
    }

    /** As messages call it. */
    public String name() {
        return name;
    }

    public LineReader lines() {
        return lines;
    }

    /** The share of the file that was read, NaN where its size is unknown. */
    public double share() {
        return size > 0 ? (double) bytes.count / size : Double.NaN;
    }

    /** Fails where the data broke off; the lines before have all been handed out. */
    public void requireWhole() {
        IOException damage = lines.damage();
        if (damage != null) {
            throw new Failure(
                    name
                            + ": "
                            + reason(damage)
                            + " after line "
                            + lines.number()
                            + "; the lines up to there were processed",
                    damage);
        }
    }

    private static @Nullable String reason(IOException damage) {
        if (damage instanceof EOFException) {
            return "the gzip data end early";
        }
        return damage instanceof ZipException ? "the gzip data are damaged" : damage.getMessage();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            // it was only read
        }
    }

    /** Counts the bytes that came from the file, before they are unpacked. */
    private static final class Counting extends FilterInputStream {

        private volatile long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            tally(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            tally(read);
            return read;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the file
        private void tally(int read) {
            count += Math.max(0, read);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /**
     * Says on request that more bytes are available until the end is certain. {@link
     * GZIPInputStream} takes a pipe that has nothing at the moment for the end, and would drop
     * every member of a gzip file but those so far.
     */
    private static final class Patient extends FilterInputStream {

        private boolean waits;

        Patient(BufferedInputStream in) {
            super(in);
        }

        /**
         * The next bytes, fewer where the source pauses after some: a keyboard must not be waited
         * for.
         */
        byte[] peek(int count) throws IOException {
            byte[] found = new byte[count];
            in.mark(count);
            int read = in.read(found);
            if (read == 1 && found[0] == 0x1f) {
                read += Math.max(0, in.read(found, 1, count - 1));
            }
            in.reset();
            return Arrays.copyOf(found, Math.max(0, read));
        }

        @Override
        public int available() throws IOException {
            int now = in.available();
            return now > 0 || !waits ? now : peek(1).length;
        }
    }
}
