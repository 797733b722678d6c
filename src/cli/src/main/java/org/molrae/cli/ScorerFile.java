package org.molrae.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.molrae.chemistry.properties.Scorer;

/** The file that describes a score. */
final class ScorerFile {

    private ScorerFile() {}

    static Scorer read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
        try {
            return Scorer.read(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }
}
