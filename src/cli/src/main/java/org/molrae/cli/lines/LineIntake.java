package org.molrae.cli.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.Line;
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

    /** Something and the number of its line. */
    private record Numbered<T>(long number, T parsed) {}

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @param named whether a name may follow the text of a line
     * @param unit what lines hold, in the plural
     */
    public <T> void read(String file, boolean named, String unit, Parser<T> parser, Sink<T> sink) {
        OrderedPipeline.Counts counts;
        try (InputFile in = InputFile.open(file, options.streams(), named);
                Progress progress = new Progress(notes, "read", unit, in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts =
                    OrderedPipeline.run(
                            in.lines(),
                            (lines, refusals) -> parse(lines, parser, refusals),
                            (parsed, late) -> parsed.forEach(one -> add(one, sink, late)),
                            bad,
                            progress,
                            options.threads);
            in.requireWhole();
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
    }

    private static <T> List<Numbered<T>> parse(List<Line> lines, Parser<T> parser, Refusals bad) {
        List<Numbered<T>> parsed = new ArrayList<>(lines.size());
        for (Line line : lines) {
            bad.attempt(
                    line,
                    () -> parsed.add(new Numbered<>(line.number(), parser.parse(line.text()))));
        }
        return parsed;
    }

    private static <T> void add(Numbered<T> numbered, Sink<T> sink, Refusals bad) {
        try {
            sink.accept(numbered.parsed);
        } catch (BadLineException e) {
            bad.add(numbered.number, e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
