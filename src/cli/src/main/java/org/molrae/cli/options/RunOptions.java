package org.molrae.cli.options;

import picocli.CommandLine.Option;

/** How a verb runs over many lines. */
public final class RunOptions extends QuietOptions {

    @Option(
            names = "--strict",
            description = "End at the first line that cannot be used, with exit status 1.")
    public boolean strict;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = ThreadCount.class,
            description =
                    "Work on N threads, at most four a processor (or 16). Default: one a processor.")
    public int threads = Runtime.getRuntime().availableProcessors();
}
