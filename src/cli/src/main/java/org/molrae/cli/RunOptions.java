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

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Work on N threads. Default: one a processor.")
    void setThreads(int count) {
        if (count < 1) {
            throw new ParameterException(
                    verb.commandLine(), "--threads must be at least 1, not " + count);
        }
        threads = count;
    }

    int threads() {
        return threads;
    }

    /** The streams that the command was started with. */
    Streams streams() {
        return ((Main) verb.root().userObject()).streams();
    }
}
