package org.molrae.cli.sampling;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.terminal.Failure;

/**
 * A result that takes hours: it grows as {@code FILE.partial}, beside a note of how far it is, and
 * the same command goes on from the last note. {@code FILE} appears when it is whole. In a {@code
 * .gz} every stretch between two notes is a member of its own, so that the file can be cut there.
 */
final class GrowingFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path place;
    private final Path partial;
    private final Path note;
    private final RunSettings settings;
    private final FileChannel channel;
    private State state;

    /** What was written since the last note; none before the first write. */
    private @Nullable OutputStream stretch;

    /**
     * How far the result is.
     *
     * @param drawn molecules, kept or not
     * @param written lines
     * @param bytes of the partial file that hold them
     */
    record State(long drawn, long written, long bytes) {}

    private GrowingFile(Path place, RunSettings settings) throws IOException {
        this.place = place;
        this.settings = settings;
        partial = place.resolveSibling(place.getFileName() + ".partial");
        note = place.resolveSibling(place.getFileName() + ".partial.note");
        if (Files.exists(place) && !Files.exists(note)) {
            throw new Failure(place + " is there already, and whole: delete it, or name another");
        }
        if (!Files.exists(note) && Files.exists(partial) && Files.size(partial) > 0) {
            throw new Failure(
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
                throw new Failure(partial + " is being written by another run");
            }
            state = Files.exists(note) ? read() : new State(0, 0, 0);
            if (channel.size() < state.bytes) {
                throw new Failure(partial + " is shorter than " + note + " says: delete both");
            }
            channel.truncate(state.bytes);
            channel.position(state.bytes);
            if (!Files.exists(note)) {
                note(0, 0);
            }
        } catch (IOException | Failure e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Starts the file, or opens it where an earlier run left it.
     *
     * @param settings all that the result depends on
     */
    static GrowingFile open(String file, RunSettings settings) {
        try {
            return new GrowingFile(Path.of(file).toAbsolutePath(), settings);
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, e);
        }
    }

    private State read() throws IOException {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(note)) {
            read.load(in);
            String differences =
                    settings.differences(RunSettings.parse(read.getProperty("settings", "")));
            if (!differences.isEmpty()) {
                throw new Failure(
                        "%s is of another command (%s): give that one, or delete it and %s"
                                .formatted(partial, differences, note.getFileName()));
            }
            return new State(
                    Long.parseLong(read.getProperty("drawn")),
                    Long.parseLong(read.getProperty("written")),
                    Long.parseLong(read.getProperty("bytes")));
        } catch (IllegalArgumentException e) {
            throw new Failure(note + " is damaged: delete it and " + partial.getFileName(), e);
        }
    }

    /** How far the result was at the last note. */
    State state() {
        return state;
    }

    /** The lines up to the last note; to be read, and closed, before anything is written. */
    Stream<String> lines() {
        try {
            channel.position(0);
            // by the same channel: another one's end would take the lock away
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
            InputStream text = packed() && state.bytes > 0 ? new GZIPInputStream(in, BUFFER) : in;
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))
                    .lines()
                    .onClose(this::goToEnd);
        } catch (IOException e) {
            throw Failure.of("cannot read " + partial, e);
        }
    }

    private void goToEnd() {
        try {
            channel.position(state.bytes);
        } catch (IOException e) {
            throw Failure.of("cannot write " + partial, e);
        }
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

    void write(byte[] bytes) {
        try {
            OutputStream open = stretch == null ? stretch() : stretch;
            stretch = open;
            open.write(bytes);
        } catch (IOException e) {
            throw Failure.of("cannot write " + partial, e);
        }
    }

    /** Takes a note: the next run goes on from here. */
    void note(long drawn, long written) {
        try {
            if (stretch != null) {
                stretch.close();
                stretch = null;
            }
            channel.force(false);
            state = new State(drawn, written, channel.position());
            Properties properties = new Properties();
            properties.setProperty("settings", settings.text());
            properties.setProperty("drawn", String.valueOf(drawn));
            properties.setProperty("written", String.valueOf(written));
            properties.setProperty("bytes", String.valueOf(state.bytes));
            Path draft = note.resolveSibling(note.getFileName() + ".tmp");
            try (Writer out = Files.newBufferedWriter(draft)) {
                properties.store(out, "how far " + partial.getFileName() + " is");
            }
            Files.move(draft, note, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failure.of("cannot write " + partial, e);
        }
    }

    /** The result is whole: puts the file in its place. */
    void keep() {
        try {
            channel.truncate(state.bytes);
            channel.close();
            Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(note);
        } catch (IOException e) {
            throw Failure.of("cannot write " + place, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Failure.of("cannot write " + partial, e);
        }
    }
}
