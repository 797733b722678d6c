package org.molrae.cli.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.terminal.Failure;

class GrowingFileTest {

    @TempDir Path folder;

    private static void write(GrowingFile file, String text) {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RunSettings settings(String temperature) {
        return new RunSettings(Map.of("--temperature", temperature));
    }

    private static List<String> lines(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllLines(file);
        }
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.smi", "packed.smi.gz"})
    void whatFollowsTheLastNoteIsCutOff(String name) throws IOException {
        String place = folder.resolve(name).toString();
        try (GrowingFile first = GrowingFile.open(place, settings("c"))) {
            assertThat(first.state()).isEqualTo(new GrowingFile.State(0, 0, 0));
            try (Stream<String> lines = first.lines()) {
                assertThat(lines).isEmpty();
            }
            write(first, "C\nN\n");
            first.note(5, 2);
            write(first, "O\n");
        }
        assertThat(Path.of(place)).doesNotExist();
        try (GrowingFile second = GrowingFile.open(place, settings("c"))) {
            assertThat(second.state().drawn()).isEqualTo(5);
            assertThat(second.state().written()).isEqualTo(2);
            try (Stream<String> lines = second.lines()) {
                assertThat(lines).containsExactly("C", "N");
            }
            write(second, "F\n");
            second.note(6, 3);
            second.keep();
        }
        assertThat(lines(Path.of(place))).containsExactly("C", "N", "F");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(Path.of(place));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drawn=x\ncommand=c\n", "command=c\n", "command=other\n"})
    void anotherNoteIsRefused(String note) throws IOException {
        Path place = folder.resolve("a.smi");
        Files.writeString(folder.resolve("a.smi.partial"), "C\n");
        Files.writeString(folder.resolve("a.smi.partial.note"), note);
        assertThatThrownBy(() -> GrowingFile.open(place.toString(), settings("c")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("delete it")
                .message()
                .doesNotContain("\n");
        assertThat(folder.resolve("a.smi.partial")).hasContent("C\n");
    }

    @Test
    void nothingOfAnotherCommandIsThrownAway() throws IOException {
        Path place = folder.resolve("a.smi");
        // killed before its first note
        try (GrowingFile first = GrowingFile.open(place.toString(), settings("0.8"))) {
            write(first, "C\n");
        }
        assertThatThrownBy(() -> GrowingFile.open(place.toString(), settings("0.9")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--temperature is 0.9, was 0.8");
        try (GrowingFile again = GrowingFile.open(place.toString(), settings("0.8"))) {
            write(again, "N\n");
            again.note(1, 1);
            again.keep();
        }
        assertThatThrownBy(() -> GrowingFile.open(place.toString(), settings("0.8")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is there already, and whole");
        assertThat(place).hasContent("N\n");
        Path unknown = folder.resolve("b.smi");
        Files.writeString(folder.resolve("b.smi.partial"), "C\n");
        assertThatThrownBy(() -> GrowingFile.open(unknown.toString(), settings("0.8")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("without b.smi.partial.note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.smi", "a.smi.gz"})
    void aPartialFileThatLostItsEndIsRefused(String name) throws IOException {
        String place = folder.resolve(name).toString();
        try (GrowingFile file = GrowingFile.open(place, settings("c"))) {
            write(file, "C\nN\n");
            file.note(2, 2);
        }
        Files.writeString(folder.resolve(name + ".partial"), "C");
        assertThatThrownBy(() -> GrowingFile.open(place, settings("c")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("delete both");
    }
}
