package org.molrae.cli.options;

import org.molrae.cli.terminal.Streams;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a verb runs over many lines. */
public final class RunOptions {

    @Spec(Spec.Target.MIXEE)
    public CommandSpec verb;

    @Option(
            names = "--strict",
            description = "End at the first line that cannot be used, with exit status 1.")
    public boolean strict;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary; lines that cannot be used are still reported.")
    public boolean quiet;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = ThreadCount.class,
            description =
                    "Work on N threads, at most four a processor (or 16). Default: one a processor.")
    public int threads = Runtime.getRuntime().availableProcessors();

    /** Whether an option was given, by its longest name. */
    public boolean given(String option) {
        return verb.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Refuses an option that was given where it has no effect. */
    public void refuse(String option, String where) {
        if (given(option)) {
            throw wrongUsage(option + " has no effect " + where + ": leave it out");
        }
    }

    /** For what picocli cannot check itself. */
    public ParameterException wrongUsage(String message) {
        return new ParameterException(verb.commandLine(), message);
    }

    /** The streams that the command was started with. */
    public Streams streams() {
        return ((Streams.Owner) verb.root().userObject()).streams();
    }
}
