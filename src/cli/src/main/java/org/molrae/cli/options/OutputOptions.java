package org.molrae.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go. */
public final class OutputOptions {

    @Writes(packs = true)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write results to FILE, which appears when it is whole; a name in .gz is compressed."
                            + " Default: standard output.")
    public @Nullable String file;
}
