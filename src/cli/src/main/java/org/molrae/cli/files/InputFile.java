package org.molrae.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.UnreadableFileException;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Streams;

/** The file a verb reads, or standard input for {@code -}; what goes wrong is one line. */
public final class InputFile implements AutoCloseable {

    private final MoleculeFile records;

    private InputFile(MoleculeFile records) {
        this.records = records;
    }

    /** Opens {@code file}, or standard input where it is {@code -}. */
    public static InputFile open(String file, Streams streams, Reading reading) {
        boolean standard = file.equals("-");
        try {
            return new InputFile(
                    standard
                            ? MoleculeFile.of(streams.in(), "standard input", reading)
                            : MoleculeFile.open(path(file), reading));
        } catch (UnreadableFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot read " + (standard ? "standard input" : file), e);
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new Failure("cannot read " + file + ": it is no path", e);
        }
    }

    /** Fails where {@code file} cannot be opened; standard input always can. */
    public static void requireReadable(String file) {
        if (file.equals("-")) {
            return;
        }
        Path path = path(file);
        if (Files.isDirectory(path)) {
            throw new Failure("cannot read " + file + ": it is a directory");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return; // who opens a pipe and closes it breaks it
        }
        try {
            Files.newInputStream(path).close();
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
    }

    /** As messages call it. */
    public String name() {
        return records.name();
    }

    public MoleculeFile records() {
        return records;
    }

    /** The share of the file that was read, NaN where its size is unknown. */
    public double share() {
        return records.share();
    }

    /** Fails where the data broke off; the records before have all been handed out. */
    public void requireWhole() {
        try {
            records.requireWhole();
        } catch (UnreadableFileException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The SHA-256 of the file, as it is on disk. */
    public String sha256() {
        try {
            return records.sha256();
        } catch (IOException e) {
            throw Failure.of("cannot read " + name(), e);
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
