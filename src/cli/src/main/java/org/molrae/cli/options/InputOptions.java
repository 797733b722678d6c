package org.molrae.cli.options;

import picocli.CommandLine.Parameters;

/** The input file of a verb that works line by line. */
public final class InputOptions {

    @Parameters(
            index = "0",
            paramLabel = "F",
            description = {
                "Input: one SMILES a line, an optional name after white space; gzip is recognised; '-' is standard input.",
                "Blank lines and lines that begin with '#' are passed over."
            })
    public String file;
}
