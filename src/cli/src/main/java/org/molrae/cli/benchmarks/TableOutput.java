package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.molrae.autoencoder.training.DivergenceException;
import org.molrae.benchmarks.table.CellStore;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Stoppable;
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

    /** The computation of a table that is new or begun. */
    @FunctionalInterface
    interface Work {
        /** Returns the table in Markdown. */
        String run() throws IOException;
    }

    /** Where the table's cells are kept. */
    CellStore store() {
        return new CellStore(folder);
    }

    /** Computes the cells of a table that are not there, and writes the report on all. */
    Report compute(Table table, List<String> rows, int trials, StopSignal signal)
            throws IOException {
        Report report =
                Stoppable.run(
                        signal::stop,
                        () -> {
                            table.run(rows, trials);
                            return table.report();
                        });
        report.write(folder);
        return report;
    }

    /**
     * Prints a table.
     *
     * @throws Failure if it cannot be computed; what was computed stays in the folder, and a new
     *     folder goes if it is empty
     */
    void print(Work work, Notes notes, Streams streams) {
        List<Path> made = missing();
        try {
            Files.createDirectories(folder);
            String markdown = work.run();
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
        } finally {
            removeEmpty(made);
        }
    }

    /** The folders that are not there yet, the innermost first. */
    private List<Path> missing() {
        return Stream.iterate(
                        folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .takeWhile(path -> !Files.exists(path))
                .toList();
    }

    private static void removeEmpty(List<Path> folders) {
        try {
            for (Path path : folders) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // it holds something
        }
    }
}
