package org.molrae.cli.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.OrderedPipeline;
import org.molrae.cli.files.Refusals;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;

/**
 * Reads what a verb takes in before it begins: one thing a line, parsed in parallel, taken in
 * order. Lines that are refused on either way are reported, and a summary counts them.
 */
public final class LineIntake {

    private final RunOptions options;
    private final Notes notes;

    public LineIntake(RunOptions options, Notes notes) {
        this.options = options;
        this.notes = notes;
    }

    /** Makes something of the text of a line, on any thread. */
    public interface Parser<T> {
        T parse(String text) throws BadLineException;
    }

    /** Takes what was parsed, in the order of the lines. */
    public interface Sink<T> {
        void accept(T parsed) throws BadLineException, IOException;
    }

    /** Something and its line. */
    private record Numbered<T>(MoleculeRecord line, T parsed) {}

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @param reading what is looked for
     * @param unit what lines hold, in the plural
     * @return the SHA-256 of the file
     */
    public <T> String read(
            String file, Reading reading, String unit, Parser<T> parser, Sink<T> sink) {
        OrderedPipeline.Counts counts;
        String sha256;
        try (InputFile in = InputFile.open(file, options.streams(), reading);
                Progress progress = new Progress(notes, "read", unit, in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts =
                    OrderedPipeline.run(
                            in.records(),
                            (lines, refusals) -> parse(lines, parser, refusals),
                            (parsed, late) -> parsed.forEach(one -> add(one, sink, late)),
                            bad,
                            progress,
                            options.threads);
            in.requireWhole();
            sha256 = in.sha256();
        }
        if (!options.quiet) {
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d read, %,d used, %,d skipped",
                            file,
                            counts.read(),
                            counts.done(),
                            counts.skipped()));
        }
        return sha256;
    }

    private static <T> List<Numbered<T>> parse(
            List<MoleculeRecord> lines, Parser<T> parser, Refusals bad) {
        List<Numbered<T>> parsed = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            bad.attempt(line, () -> parsed.add(new Numbered<>(line, parser.parse(line.text()))));
        }
        return parsed;
    }

    private static <T> void add(Numbered<T> numbered, Sink<T> sink, Refusals bad) {
        try {
            sink.accept(numbered.parsed);
        } catch (BadLineException e) {
            bad.add(numbered.line, e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
