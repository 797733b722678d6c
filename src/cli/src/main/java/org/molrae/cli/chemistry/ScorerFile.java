package org.molrae.cli.chemistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.TimeoutOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.optimization.ScoringPrograms;
import org.molrae.search.program.ProgramCommand;

/** The file that describes a score, open because of the programs that it may ask. */
public final class ScorerFile implements AutoCloseable {

    private final ScoringPrograms programs;
    private final Scorer scorer;

    private ScorerFile(ScoringPrograms programs, Scorer scorer) {
        this.programs = programs;
        this.scorer = scorer;
    }

    /** Reads a file; null for none. Programs are not started yet. */
    public static @Nullable ScorerFile openIfGiven(
            @Nullable Path file, TimeoutOptions timeout, RunOptions options) {
        if (file == null) {
            timeout.refuse(options);
            return null;
        }
        return open(file, timeout, options);
    }

    /** Reads a file. Programs are not started yet. */
    public static ScorerFile open(Path file, TimeoutOptions timeout, RunOptions options) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
        ScoringPrograms programs =
                new ScoringPrograms(file.resolveSibling(""), timeout.value(options));
        try {
            ScorerFile open = new ScorerFile(programs, programs.read(text));
            if (programs.commands().isEmpty()) {
                timeout.refuse(options);
            }
            return open;
        } catch (IllegalArgumentException e) {
            programs.close();
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }

    public Scorer scorer() {
        return scorer;
    }

    /** The programs that are asked. */
    public List<ProgramCommand> programs() {
        return programs.commands();
    }

    /** A sentence for each program that failed. */
    public List<String> troubles() {
        return programs.troubles();
    }

    @Override
    public void close() {
        programs.close();
    }
}
