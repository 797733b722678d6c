package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFileTest {

    @TempDir Path folder;

    private static final SampleOptions OPTIONS =
            SampleOptions.seeded(1).withFilter(new SampleOptions.Filter(true, true, false));

    private static MoleculeStream molecules() {
        try {
            return UniformMolecules.released().sample(OPTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> drawn(int count) {
        try (MoleculeStream stream = molecules()) {
            return Stream.generate(stream::next).limit(count).map(DrawnMolecule::smiles).toList();
        }
    }

    /** Fills a file until it is whole or has some molecules. */
    private static boolean fill(Path file, int count, int stop) throws IOException {
        try (MoleculeStream stream = molecules();
                SampleFile open = SampleFile.open(file, "c")) {
            return open.fill(stream, count, written -> written < stop);
        }
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
    void goesOnFromItsLastNote(String name) throws IOException {
        Path place = folder.resolve(name);
        assertThat(fill(place, 700, 300)).isFalse();
        assertThat(place).doesNotExist();
        // what follows the last note is cut off
        Files.writeString(folder.resolve(name + ".partial"), "CCCCCC\n", StandardOpenOption.APPEND);
        List<String> again = new ArrayList<>();
        try (MoleculeStream stream = molecules();
                SampleFile file = SampleFile.open(place, "c")) {
            assertThat(file.written()).isEqualTo(512);
            file.recall(stream, () -> again.add("one"));
            assertThat(again).hasSize(512);
            assertThat(file.fill(stream, 700, written -> true)).isTrue();
        }
        assertThat(lines(place)).isEqualTo(drawn(700));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(place);
        }
    }

    @Test
    void refusesToShrinkAndToBeWrittenTwice() throws IOException {
        Path place = folder.resolve("a.smi");
        fill(place, 700, 1);
        assertThatThrownBy(() -> fill(place, 100, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("256 molecules are there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drawn=x\ncommand=c\n", "command=c\n", "command=other\n"})
    void anotherNoteIsRefused(String note) throws IOException {
        Path place = folder.resolve("a.smi");
        Files.writeString(folder.resolve("a.smi.partial"), "C\n");
        Files.writeString(folder.resolve("a.smi.partial.note"), note);
        assertThatThrownBy(() -> SampleFile.open(place, "c"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete it")
                .message()
                .doesNotContain("\n");
        assertThat(folder.resolve("a.smi.partial")).hasContent("C\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.smi", "a.smi.gz"})
    void aPartialFileThatLostItsEndIsRefused(String name) throws IOException {
        Path place = folder.resolve(name);
        fill(place, 700, 1);
        Files.writeString(folder.resolve(name + ".partial"), "C");
        assertThatThrownBy(() -> SampleFile.open(place, "c"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete both");
    }
}
