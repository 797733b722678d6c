package org.molrae.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.grammar.SyntaxException;
import org.molrae.sequences.expressions.Expression;

/** Reads expressions, one a line, and reports those that are none. */
final class ExpressionLines {

    private final RunOptions options;
    private final Notes notes;

    ExpressionLines(RunOptions options, Notes notes) {
        this.options = options;
        this.notes = notes;
    }

    /** Takes an expression, or refuses it with an {@link IllegalArgumentException}. */
    interface Sink {
        void accept(Expression expression) throws IOException;
    }

    /** An expression and where it stood. */
    private record Numbered(long number, Expression expression) {}

    /** Reads a file, or standard input for {@code -}, in order. */
    void read(String file, Sink sink) {
        OrderedPipeline.Counts counts;
        try (InputFile in = InputFile.open(file, options.streams(), false);
                Progress progress =
                        new Progress(notes, "read", "expressions", in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts =
                    OrderedPipeline.run(
                            in.lines(),
                            ExpressionLines::parse,
                            (expressions, late) -> expressions.forEach(e -> add(e, sink, late)),
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

    private static List<Numbered> parse(List<Line> lines, Refusals bad) {
        List<Numbered> expressions = new ArrayList<>(lines.size());
        for (Line line : lines) {
            bad.attempt(
                    line,
                    () -> {
                        try {
                            expressions.add(
                                    new Numbered(line.number(), Expression.parse(line.text())));
                        } catch (SyntaxException e) {
                            throw new BadLineException(e.summary(), e);
                        }
                    });
        }
        return expressions;
    }

    private static void add(Numbered numbered, Sink sink, Refusals bad) {
        try {
            sink.accept(numbered.expression);
        } catch (IllegalArgumentException e) {
            bad.add(numbered.number, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
