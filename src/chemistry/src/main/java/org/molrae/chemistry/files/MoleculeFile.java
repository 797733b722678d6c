package org.molrae.chemistry.files;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of molecules that is being read: one SMILES a line with an optional name, CSV or TSV with
 * a header, or SDF, recognised by what it holds, as is gzip. Read once from the front, so a pipe
 * does as well as a file, and in bounded memory: a record of more than a megabyte is handed out
 * with its fault.
 *
 * <p>A record that cannot be used is a record too; the texts of others may be no molecules. Where
 * the data break off, the records before are handed out, and {@link #requireWhole} says so.
 *
 * <pre>{@code
 * try (MoleculeFile file = MoleculeFile.open(Path.of("molecules.csv.gz"), Reading.MOLECULES)) {
 *     for (MoleculeRecord one = file.next(); one != null; one = file.next()) {
 *         System.out.println(one.line() + " " + one.text());
 *     }
 *     file.requireWhole();
 * }
 * }</pre>
 */
public final class MoleculeFile implements AutoCloseable {

    private final String name;
    private final Counting bytes;
    private final long size;
    private final Watched unpacked;
    private final RecordSource records;
    private @Nullable MoleculeRecord peeked;
    private long line;

    private MoleculeFile(
            String name, Counting bytes, long size, Watched unpacked, RecordSource records) {
        this.name = name;
        this.bytes = bytes;
        this.size = size;
        this.unpacked = unpacked;
        this.records = records;
    }

    /**
     * Opens a file, a named pipe or a device.
     *
     * @throws UnreadableFileException if it holds something else, or not the column asked for
     */
    public static MoleculeFile open(Path file, Reading reading) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException("cannot read " + file + ": it is a directory");
        }
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        long size = Files.isRegularFile(file) ? Files.size(file) : -1;
        // not Files.newInputStream: on a pipe it asks for a position
        InputStream in = new FileInputStream(file.toFile());
        try {
            return open(in, file.toString(), size, reading);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * Reads a stream, which is closed with this.
     *
     * @param name as messages call it
     */
    public static MoleculeFile of(InputStream in, String name, Reading reading) throws IOException {
        return open(in, name, -1, reading);
    }

    private static MoleculeFile open(InputStream in, String name, long size, Reading reading)
            throws IOException {
        Counting bytes = new Counting(in);
        Watched unpacked = new Watched(unpacked(bytes, name));
        RecordSource records = new FileKind(new HeadStream(unpacked), reading, name).open();
        return new MoleculeFile(name, bytes, size, unpacked, records);
    }

    private static InputStream unpacked(Counting bytes, String name) throws IOException {
        HeadStream in = new HeadStream(bytes);
        in.lookFurther();
        if (in.head().length == 1 && in.head()[0] == 0x1f) {
            in.lookFurther();
        }
        byte[] head = in.head();
        if (head.length < 2 || head[0] != 0x1f || head[1] != (byte) 0x8b) {
            return in;
        }
        in.waitForMore();
        try {
            return new GZIPInputStream(in, 1 << 15);
        } catch (EOFException | ZipException e) {
            throw new UnreadableFileException(
                    "cannot read " + name + ": its gzip header is damaged", e);
        }
    }

    /** As messages call it. */
    public String name() {
        return name;
    }

    /** The names of the columns beside SMILES and name. */
    public List<String> columns() {
        return records.columns();
    }

    /**
     * The name of the column of names, or null where there is none: where the first line of a file
     * without header has no name, say.
     */
    public @Nullable String nameColumn() {
        return records.nameColumn();
    }

    /** The next record, or null at the end. */
    public @Nullable MoleculeRecord next() {
        MoleculeRecord next = peeked == null ? records.next() : peeked;
        peeked = null;
        line = next == null ? line : next.line();
        return next;
    }

    /** The record that {@link #next} will return, or null at the end. */
    public @Nullable MoleculeRecord peek() {
        if (peeked == null) {
            peeked = records.next();
        }
        return peeked;
    }

    /** Whether {@link #next} can go on without waiting for more input. */
    public boolean ready() {
        return peeked != null || records.ready();
    }

    /** The share of the file that was read, NaN where its size is unknown. */
    public double share() {
        return size > 0 ? (double) bytes.count / size : Double.NaN;
    }

    /**
     * Fails where the data broke off; the records before have all been handed out.
     *
     * @throws UnreadableFileException if they did
     */
    public void requireWhole() throws UnreadableFileException {
        IOException damage = unpacked.damage;
        if (damage != null) {
            throw new UnreadableFileException(
                    name
                            + ": "
                            + reason(damage)
                            + " after line "
                            + line
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

    /** The SHA-256 of the file as it is on disk, packed where it is; what was not read is read. */
    public String sha256() throws IOException {
        bytes.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(bytes.digest.digest());
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            // it was only read
        }
    }

    /** Counts and hashes the bytes that came from the file, before they are unpacked. */
    private static final class Counting extends FilterInputStream {

        private final MessageDigest digest;
        private volatile long count;

        Counting(InputStream in) {
            super(in);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                digest.update(target, offset, read);
                tally(read);
            }
            return read;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the file
        private void tally(int read) {
            count += read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** Remembers what ended the data before their end, and ends them there. */
    private static final class Watched extends InputStream {

        private final InputStream in;
        private volatile @Nullable IOException damage;

        Watched(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (damage != null) {
                throw damage;
            }
            try {
                return in.read(target, offset, length);
            } catch (IOException e) {
                damage = e;
                throw e;
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }
    }
}
