package org.molrae.cli.expressions;

import java.io.IOException;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.expressions.Expression;
import org.molrae.grammar.SyntaxException;

/** Reads expressions, one a line, and reports those that are none. */
final class ExpressionLines {

    private final LineIntake intake;

    ExpressionLines(RunOptions options, Notes notes) {
        intake = new LineIntake(options, notes);
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
                "expressions",
                ExpressionLines::parse,
                expression -> {
                    try {
                        sink.accept(expression);
                    } catch (IllegalArgumentException e) {
                        throw new BadLineException(String.valueOf(e.getMessage()), e);
                    }
                });
    }

    private static Expression parse(String text) throws BadLineException {
        try {
            return Expression.parse(text);
        } catch (SyntaxException e) {
            throw new BadLineException(e.summary(), e);
        }
    }
}
