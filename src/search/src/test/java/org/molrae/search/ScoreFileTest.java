package org.molrae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFileTest {

    @TempDir Path folder;

    private final List<String> asked = new ArrayList<>();

    private double length(String text) {
        asked.add(text);
        return text.length();
    }

    @Test
    void asksOnceOverRuns() throws IOException {
        Path file = folder.resolve("scores");
        try (ScoreFile scores = ScoreFile.create(file, this::length)) {
            assertThat(scores.applyAsDouble("CC")).isEqualTo(2);
            assertThat(scores.applyAsDouble("CC")).isEqualTo(2);
        }
        assertThat(Files.readString(file)).isEqualTo("CC\t2.0\n");
        try (ScoreFile scores = ScoreFile.resume(file, this::length)) {
            assertThat(scores.applyAsDouble("CC")).isEqualTo(2);
            assertThat(scores.applyAsDouble("CCC")).isEqualTo(3);
        }
        assertThat(asked).containsExactly("CC", "CCC");
    }

    @Test
    void dropsALineThatWasCutOff() throws IOException {
        Path file = Files.writeString(folder.resolve("scores"), "CC\t2.0\nCCCC\t1");
        try (ScoreFile scores = ScoreFile.resume(file, this::length)) {
            assertThat(scores.applyAsDouble("CCCC")).isEqualTo(4);
        }
        assertThat(Files.readString(file)).isEqualTo("CC\t2.0\nCCCC\t4.0\n");
    }

    @Test
    void createReplacesAndResumeRefusesWhatIsNoScores() throws IOException {
        Path file = Files.writeString(folder.resolve("scores"), "CC\ttwo\n");
        assertThatThrownBy(() -> ScoreFile.resume(file, this::length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " holds no scores");
        ScoreFile.create(file, this::length).close();
        assertThat(file).isEmptyFile();
    }
}
