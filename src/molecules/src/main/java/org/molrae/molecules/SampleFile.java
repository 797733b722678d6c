package org.molrae.molecules;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.function.LongPredicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of drawn molecules that takes hours: it grows as {@code FILE.partial}, beside a note of
 * how far it is, and a later run with the same stream goes on from the last note. {@code FILE}
 * appears when it is whole. In a {@code .gz} every stretch between two notes is a member of its
 * own, so that the file can be cut there.
 *
 * <pre>{@code
 * SampleOptions options = SampleOptions.seeded(1);
 * try (MoleculeStream molecules = generator.sample(options);
 *         SampleFile file = SampleFile.open(Path.of("samples.smi.gz"), "seed 1")) {
 *     boolean whole = file.fill(molecules, 10_000_000, written -> !stopped.get());
 * }
 * }</pre>
 */
public final class SampleFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int BATCH = 256;

    /** Molecules between two notes. */
    private static final int STRETCH = 256 * BATCH;

    private final Path place;
    private final Path partial;
    private final Path note;
    private final String command;
    private final FileChannel channel;
    private State state;
    private boolean recalled;

    /** The stretch since the last note; null before the first write. */
    private @Nullable OutputStream stretch;

    /**
     * How far the file is.
     *
     * @param drawn molecules, kept or not
     * @param written lines
     * @param bytes of the partial file that hold them
     */
    private record State(long drawn, long written, long bytes) {}

    private SampleFile(Path place, String command) throws IOException {
        this.place = place;
        this.command = command;
        partial = place.resolveSibling(place.getFileName() + ".partial");
        note = place.resolveSibling(place.getFileName() + ".partial.note");
        if (Files.exists(place) && !Files.exists(note)) {
            throw new IllegalStateException(
                    place + " is there already, and whole: delete it, or name another");
        }
        if (!Files.exists(note) && Files.exists(partial) && Files.size(partial) > 0) {
            throw new IllegalStateException(
                    "%s is there without %s, which says what it is: delete it"
                            .formatted(partial, note.getFileName()));
        }
        channel =
                FileChannel.open(
                        partial,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IllegalStateException(partial + " is being written by another run");
            }
            state = Files.exists(note) ? read() : new State(0, 0, 0);
            if (channel.size() < state.bytes) {
                throw new IllegalStateException(
                        partial + " is shorter than " + note + " says: delete both");
            }
            channel.truncate(state.bytes);
            channel.position(state.bytes);
            if (!Files.exists(note)) {
                note(0, 0);
            }
        } catch (IOException | IllegalStateException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Starts the file, or opens it where an earlier run left it.
     *
     * @param command all that the molecules depend on, a line for each
     * @throws IllegalStateException if another run writes it, it is of another command, or it is
     *     damaged; the message is one line and says what to delete
     */
    public static SampleFile open(Path file, String command) throws IOException {
        return new SampleFile(file.toAbsolutePath(), command);
    }

    private State read() throws IOException {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(note)) {
            read.load(in);
            String earlier = read.getProperty("command", "");
            if (!command.equals(earlier)) {
                throw new IllegalStateException(
                        "%s is of another command (with %s, now %s): give that one, or delete it and %s"
                                .formatted(
                                        partial,
                                        without(earlier, command),
                                        without(command, earlier),
                                        note.getFileName()));
            }
            return new State(
                    Long.parseLong(read.getProperty("drawn")),
                    Long.parseLong(read.getProperty("written")),
                    Long.parseLong(read.getProperty("bytes")));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    note + " is damaged: delete it and " + partial.getFileName(), e);
        }
    }

    /** The lines that the other text has not. */
    private static String without(String text, String other) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.removeAll(other.lines().toList());
        return lines.isEmpty() ? "nothing more" : String.join(" ", lines);
    }

    /** How many molecules are in the file: those of earlier runs, too. */
    public long written() {
        return state.written;
    }

    /**
     * Leads a stream to where the last note was taken; {@link #fill} does so where this has not.
     *
     * @param molecules a stream of which nothing has been drawn
     * @param read is told of each molecule that is read again
     * @throws IllegalArgumentException if the file holds what the stream never drew
     */
    public void recall(MoleculeStream molecules, Runnable read) throws IOException {
        channel.position(0);
        // by the same channel: another one's end would take the lock away
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        InputStream text = packed() && state.bytes > 0 ? new GZIPInputStream(in, BUFFER) : in;
        Iterator<String> handedOut =
                new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))
                        .lines()
                        .limit(state.written)
                        .peek(line -> read.run())
                        .iterator();
        try {
            molecules.resume(state.drawn, handedOut);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        channel.position(state.bytes);
        recalled = true;
    }

    /**
     * Draws molecules and writes them, one a line, until there are enough; the file is then put in
     * its place.
     *
     * @param count how many molecules the whole file has
     * @param goOn is told how many there are after every batch; false ends the run with a note
     * @return whether the file is whole
     * @throws NoSuchElementException if the stream ends; what it gave is kept, and a later run with
     *     a larger limit goes on
     * @throws IllegalArgumentException if there are more molecules already
     */
    public boolean fill(MoleculeStream molecules, long count, LongPredicate goOn)
            throws IOException {
        if (state.written > count) {
            throw new IllegalArgumentException(
                    "%,d molecules are there already".formatted(state.written));
        }
        if (!recalled) {
            recall(molecules, () -> {});
        }
        StringBuilder batch = new StringBuilder();
        long written = state.written;
        boolean wanted = true;
        while (wanted && written < count) {
            long size = Math.min(BATCH, count - written);
            try {
                for (long i = 0; i < size; i++) {
                    batch.append(molecules.next().smiles()).append('\n');
                }
            } catch (NoSuchElementException e) {
                write(batch.toString().getBytes(StandardCharsets.UTF_8));
                written += batch.chars().filter(letter -> letter == '\n').count();
                var unused = goOn.test(written);
                note(molecules.drawn(), written);
                throw e;
            }
            write(batch.toString().getBytes(StandardCharsets.UTF_8));
            batch.setLength(0);
            written += size;
            wanted = goOn.test(written);
            if (written == count || !wanted || written % STRETCH < BATCH) {
                note(molecules.drawn(), written);
            }
        }
        if (wanted) {
            keep();
        }
        return wanted;
    }

    private boolean packed() {
        return place.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private OutputStream stretch() throws IOException {
        OutputStream kept =
                new FilterOutputStream(Channels.newOutputStream(channel)) {
                    @Override
                    public void write(byte[] bytes, int from, int count) throws IOException {
                        out.write(bytes, from, count);
                    }

                    @Override
                    public void close() throws IOException {
                        flush();
                    }
                };
        return packed()
                ? new GZIPOutputStream(kept, BUFFER)
                : new BufferedOutputStream(kept, BUFFER);
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream open = stretch == null ? stretch() : stretch;
        stretch = open;
        open.write(bytes);
    }

    /** Takes a note: the next run goes on from here. */
    private void note(long drawn, long written) throws IOException {
        if (stretch != null) {
            stretch.close();
            stretch = null;
        }
        channel.force(false);
        state = new State(drawn, written, channel.position());
        Properties properties = new Properties();
        properties.setProperty("command", command);
        properties.setProperty("drawn", String.valueOf(drawn));
        properties.setProperty("written", String.valueOf(written));
        properties.setProperty("bytes", String.valueOf(state.bytes));
        Path draft = note.resolveSibling(note.getFileName() + ".tmp");
        try (Writer out = Files.newBufferedWriter(draft)) {
            properties.store(out, "how far " + partial.getFileName() + " is");
        }
        Files.move(draft, note, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file is whole: puts it in its place. */
    private void keep() throws IOException {
        channel.truncate(state.bytes);
        channel.close();
        Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(note);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
