package org.molrae.cli.options;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The seed of a verb that draws at random. */
public final class SeedOptions {

    /** Seeds that a verb makes up are short enough to be typed. */
    private static final int MADE_UP = 1_000_000_000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Draw the same as any run with this seed. Default: a new one, named on standard error.")
    public @Nullable Long seed;

    /** The seed given, or a new one; always the same within one run. */
    public long value() {
        Long given = seed;
        if (given == null) {
            given = (long) RandomGenerator.getDefault().nextInt(MADE_UP);
            seed = given;
        }
        return given;
    }
}
