package org.molrae.cli.expressions;

import java.io.IOException;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.expressions.Expression;
import org.molrae.grammar.SyntaxException;

/** Reads expressions, one a line, and reports those that are none. */
final class ExpressionLines {

    private final LineIntake intake;
    private final int threads;

    ExpressionLines(RunOptions options, Notes notes) {
        intake = new LineIntake(options, notes);
        threads = options.threads;
    }

    /** Takes an expression, or refuses it with an {@link IllegalArgumentException}. */
    interface Sink {
        void accept(Expression expression) throws IOException;
    }

    /** Reads a file, or standard input for {@code -}, in order. */
    void read(String file, Sink sink) {
        intake.read(
                file,
                Reading.LINES,
                "read",
                "expressions",
                "used",
                (lines, watch) ->
                        OrderedPipeline.each(
                                lines, ExpressionLines::parse, sink::accept, watch, threads));
    }

    private static Expression parse(MoleculeRecord line) throws BadLineException {
        try {
            return Expression.parse(line.text());
        } catch (SyntaxException e) {
            throw new BadLineException(e.summary(), e);
        }
    }
}
