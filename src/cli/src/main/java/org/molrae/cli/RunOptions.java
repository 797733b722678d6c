package org.molrae.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a verb runs over many lines. */
final class RunOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec verb;

    @Option(
            names = "--strict",
            description = "End at the first line that cannot be used, with exit status 1.")
    boolean strict;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary; lines that cannot be used are still reported.")
    boolean quiet;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Positive.class,
            description = "Work on N threads. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    /** For what picocli cannot check itself. */
    ParameterException wrongUsage(String message) {
        return new ParameterException(verb.commandLine(), message);
    }

    /** The streams that the command was started with. */
    Streams streams() {
        return ((Main) verb.root().userObject()).streams();
    }
}
