package org.molrae.cli.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Streams;

/**
 * Where results go: standard output, or a file that appears only when it is whole. It is written
 * under another name beside its place and moved there by {@link #keep}; whatever ends the command
 * before, an interrupt too, leaves the place as it was. A name that ends in {@code .gz} is
 * compressed.
 */
public final class ResultFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** What is being written has the name of the file and the number of the process. */
    private static final Pattern DRAFT = Pattern.compile("\\.(.*)\\.(\\d{1,18})\\.tmp");

    private final String name;
    private final OutputStream out;
    private final boolean standard;
    private final @Nullable Path place;
    private final @Nullable Path draft;
    private final Thread removal = new Thread(this::removeDraft, "remove-draft");
    private boolean kept;

    private ResultFile(
            String name,
            OutputStream out,
            boolean standard,
            @Nullable Path place,
            @Nullable Path draft) {
        this.name = name;
        this.out = out;
        this.standard = standard;
        this.place = place;
        this.draft = draft;
        if (draft != null) {
            Runtime.getRuntime().addShutdownHook(removal);
        }
    }

    /**
     * Refuses folders, devices and pipes where the whole file is put in its place at the end, which
     * would take theirs: a super-user's {@code --output /dev/null} would leave no such device.
     */
    public static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure("cannot write " + file + ": it is a directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Failure("cannot write " + file + ": it is a device or a pipe, not a file");
        }
    }

    /**
     * Opens the file, or standard output for null and {@code -}; fails at once where it cannot be
     * written.
     */
    public static ResultFile open(@Nullable String file, Streams streams) {
        if (file == null || file.equals("-")) {
            OutputStream out = new BufferedOutputStream(streams.out(), BUFFER);
            return new ResultFile("standard output", out, true, null, null);
        }
        try {
            Path given = Path.of(file);
            if (Files.isDirectory(given)) {
                throw new Failure("cannot write " + file + ": it is a directory");
            }
            // a link stays a link; a device or a named pipe is written to directly
            Path place = Files.exists(given) ? given.toRealPath() : given.toAbsolutePath();
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                return new ResultFile(
                        file, compressing(file, Files.newOutputStream(place)), false, null, null);
            }
            if (Files.exists(place) && !Files.isWritable(place)) {
                throw new Failure(
                        "cannot write " + file + ": it is there already and is read-only");
            }
            removeStale(place);
            Path draft =
                    place.resolveSibling(
                            "."
                                    + place.getFileName()
                                    + "."
                                    + ProcessHandle.current().pid()
                                    + ".tmp");
            OutputStream out =
                    Files.newOutputStream(
                            draft,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            return new ResultFile(file, compressing(file, out), false, place, draft);
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, e);
        }
    }

    /**
     * Removes what runs left that were killed before they could do so themselves. A day must have
     * passed: the process may be one of another machine that shares the folder.
     */
    private static void removeStale(Path place) {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(place.resolveSibling("").toAbsolutePath(), ".*.tmp")) {
            for (Path path : drafts) {
                Matcher name = DRAFT.matcher(path.getFileName().toString());
                if (name.matches()
                        && name.group(1).equals(String.valueOf(place.getFileName()))
                        && ProcessHandle.of(Long.parseLong(name.group(2))).isEmpty()
                        && Files.getLastModifiedTime(path).toInstant().isBefore(yesterday)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // they may stay
        }
    }

    private static OutputStream compressing(String file, OutputStream out) throws IOException {
        boolean packed = file.toLowerCase(Locale.ROOT).endsWith(".gz");
        return packed ? new GZIPOutputStream(out, BUFFER) : new BufferedOutputStream(out, BUFFER);
    }

    public void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Hands on what was written, so that a reader at the other end of a pipe need not wait. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The result is whole: puts the file in its place. */
    public void keep() {
        try {
            if (standard) {
                out.flush();
                return;
            }
            out.close();
            if (draft != null && place != null) {
                move(draft, place);
            }
            kept = true;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void move(Path draft, Path place) throws IOException {
        if (Files.exists(place)
                && place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    draft, Files.getPosixFilePermissions(place, LinkOption.NOFOLLOW_LINKS));
        }
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private RuntimeException broken(IOException cause) {
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        // Java has no type for EPIPE; the words are those of Linux and macOS, and of Windows
        boolean gone =
                reason.contains("broken pipe")
                        || reason.contains("pipe is being closed")
                        || reason.contains("pipe has been ended");
        return gone ? new ReaderGoneException(cause) : Failure.of("cannot write " + name, cause);
    }

    private void removeDraft() {
        try {
            if (draft != null && !kept) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // nothing more can be done for it
        }
    }

    @Override
    public void close() {
        try {
            // what was written before an error is handed on
            if (standard) {
                out.flush();
            } else {
                out.close();
            }
        } catch (IOException e) {
            // keep() has reported it, or the result is not wanted
        }
        if (draft == null) {
            return;
        }
        removeDraft();
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // the shutdown has begun, and the hook removes it once more
        }
    }
}
