package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Streams;
import picocli.CommandLine.Option;

/** Where a table of the paper is kept; it is also printed. */
final class TableOutput {

    @Writes
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Keep models, cells and results in this folder.")
    Path folder;

    /** What makes a table, or goes on with it. */
    @FunctionalInterface
    interface Table {
        /** Makes it; the table in Markdown. */
        String make() throws IOException;
    }

    /**
     * Makes a table and prints it.
     *
     * @throws Failure if it cannot be made; what is made of it stays in the folder
     */
    void print(Table table, Notes notes, Streams streams) {
        try {
            Files.createDirectories(folder);
            String markdown = table.make();
            notes.clear();
            try (ResultFile result = ResultFile.open(null, streams)) {
                result.write(markdown.getBytes(StandardCharsets.UTF_8));
                result.keep();
            }
        } catch (IOException e) {
            throw Failure.of("no table", e);
        } catch (CancellationException e) {
            throw new Failure("stopped; go on with the same command", e);
        } catch (DivergenceException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
