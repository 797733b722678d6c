package org.molrae.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.molrae.cli.files.ReaderGoneException;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Logs;
import org.molrae.cli.terminal.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever ends a command into one line on standard error and an exit status; traces only
 * with --debug.
 */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine verb = error.getCommandLine();
        PrintWriter err = verb.getErr();
        err.println(name(verb) + ": " + sentence(error));
        err.println("Try '" + name(verb) + " --help'.");
        if (Logs.debug(args)) {
            error.printStackTrace(err);
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched);
        }
        String message = String.valueOf(error.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String unmatched(UnmatchedArgumentException error) {
        CommandLine verb = error.getCommandLine();
        String word = error.getUnmatched().get(0);
        boolean option = word.startsWith("-") && word.length() > 1;
        boolean noVerb = !option && !verb.getSubcommands().isEmpty();
        Collection<String> known =
                noVerb
                        ? verb.getSubcommands().keySet()
                        : option ? verb.getCommandSpec().optionsMap().keySet() : List.of();
        String what =
                option ? "unknown option '" : noVerb ? "unknown verb '" : "unexpected argument '";
        int end = option && word.indexOf('=') > 0 ? word.indexOf('=') : word.length();
        List<String> nearest = Spelling.nearest(word.substring(0, end), known);
        String question =
                nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
        return what + word + "'" + question;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine verb, ParseResult parsed) {
        if (error instanceof ReaderGoneException) {
            return CommandLine.ExitCode.OK;
        }
        PrintWriter err = verb.getErr();
        boolean debug = Logs.debug(parsed.originalArgs().toArray(String[]::new));
        if (error instanceof Failure failure) {
            err.println(name(verb) + ": " + failure.line());
        } else {
            err.println(
                    name(verb) + ": unexpected " + error + (debug ? "" : "; --debug shows where"));
        }
        if (debug) {
            error.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String name(CommandLine verb) {
        return verb.getCommandSpec().qualifiedName();
    }
}
