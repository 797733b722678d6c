package org.molrae.cli.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a program of the user's may take. */
public final class TimeoutOptions {

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "60",
            description =
                    "Kill a program that takes more than S seconds for a molecule, and go on without its score."
                            + " Default: ${DEFAULT-VALUE}.")
    double seconds;

    /** The option, or wrong usage. */
    public Duration value(RunOptions options) {
        if (!(seconds > 0 && seconds < 1e9)) {
            throw options.wrongUsage("--timeout must be more than 0 seconds, is " + seconds);
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Refuses the option where no program is asked. */
    public void refuse(RunOptions options) {
        options.refuse("--timeout", "where no program is asked");
    }
}
