package org.molrae.cli.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.options.QuietOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Streams;

class TableOutputTest {

    @TempDir Path folder;

    private void print(TableOutput output, TableOutput.Work work) {
        PrintStream err =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Streams streams =
                new Streams(
                        new ByteArrayInputStream(new byte[0]),
                        OutputStream.nullOutputStream(),
                        err,
                        false,
                        80);
        QuietOptions quiet =
                new QuietOptions() {
                    @Override
                    public Streams streams() {
                        return streams;
                    }
                };
        quiet.quiet = true;
        output.print(work, new Notes(streams), quiet);
    }

    @Test
    void aTableThatNeverBeganLeavesNoFolder() {
        TableOutput output = new TableOutput();
        output.folder = folder.resolve("new/table");
        assertThatThrownBy(
                        () ->
                                print(
                                        output,
                                        () -> {
                                            throw new IllegalArgumentException("no network");
                                        }))
                .isInstanceOf(Failure.class)
                .hasMessage("no network");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasThereOrWasWrittenStays() throws Exception {
        TableOutput output = new TableOutput();
        output.folder = Files.createDirectory(folder.resolve("old"));
        assertThatThrownBy(
                        () ->
                                print(
                                        output,
                                        () -> {
                                            throw new IllegalArgumentException("x");
                                        }))
                .isInstanceOf(Failure.class);
        assertThat(output.folder).isEmptyDirectory();
        output.folder = folder.resolve("new");
        print(
                output,
                () -> {
                    Files.writeString(output.folder.resolve("cell"), "1");
                    return "| a |\n";
                });
        assertThat(output.folder.resolve("cell")).hasContent("1");
    }
}
