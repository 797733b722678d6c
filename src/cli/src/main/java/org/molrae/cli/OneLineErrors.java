package org.molrae.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
        String message = String.valueOf(error.getMessage());
        message = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty()
                    ? message
                    : message + "; did you mean " + String.join(" or ", suggestions) + "?";
        }
        return message;
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
