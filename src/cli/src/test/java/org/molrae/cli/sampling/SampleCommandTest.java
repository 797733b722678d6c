package org.molrae.cli.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class SampleCommandTest {

    @TempDir Path folder;

    /** Draws single atoms, of which there are few. */
    private static CommandRun atoms(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of("sample", "--model", "uniform", "--max-atoms", "1", "--seed", "1"));
        command.addAll(Arrays.asList(more));
        return CommandRun.of(command.toArray(String[]::new));
    }

    @Test
    void anExhaustedSpaceHasAnEnd() throws IOException {
        Path file = folder.resolve("atoms.smi");
        CommandRun run =
                atoms("--unique", "--count", "1000", "--max-draws", "3000", "-o", file.toString());
        assertThat(run.status()).isEqualTo(1);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).contains("C", "N").doesNotHaveDuplicates().hasSizeLessThan(200);
        assertThat(run.err())
                .contains(lines.size() + " of 1,000 molecules written: 3,000 molecules were drawn");
        CommandRun patient = atoms("--unique", "--count", "1000");
        assertThat(patient.status()).isEqualTo(1);
        assertThat(patient.lines()).containsAll(lines);
        assertThat(patient.err())
                .contains("most of what is drawn is left out", "there seem to be no others");
    }

    @Test
    void aPartialFileGoesOnUnderItsOwnSettingsAlone() {
        String file = folder.resolve("atoms.smi").toString();
        String[] stopped = {
            "--unique", "--resume", "--max-draws", "3000", "-n", "1000", "-o", file
        };
        CommandRun first = atoms(stopped);
        assertThat(first.status()).isEqualTo(1);
        assertThat(folder.resolve("atoms.smi.partial")).isNotEmptyFile();
        CommandRun other = atoms("--resume", "--unique", "--neutral", "-n", "3", "-o", file);
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("of another command", "--neutral");
        CommandRun few = atoms("--resume", "--unique", "-n", "3", "-o", file);
        assertThat(few.err()).contains("molecules are there already");
        assertThat(folder.resolve("atoms.smi.partial")).isNotEmptyFile();
    }
}
