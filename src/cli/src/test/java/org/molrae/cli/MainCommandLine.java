package org.molrae.cli;

import org.molrae.cli.terminal.Streams;
import picocli.CommandLine;

/** The command line, for tests of other packages that look at all verbs. */
public final class MainCommandLine {

    private MainCommandLine() {}

    public static CommandLine commandLine() {
        return Main.commandLine(Streams.ofProcess());
    }
}
