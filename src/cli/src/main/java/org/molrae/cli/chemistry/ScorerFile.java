package org.molrae.cli.chemistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.cli.terminal.Failure;

/** The file that describes a score. */
public final class ScorerFile {

    private ScorerFile() {}

    public static Scorer read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
        try {
            return Scorer.read(text, file.resolveSibling(""));
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }
}
