package org.molrae.cli.options;

import picocli.CommandLine.Parameters;

/** The input file of a verb that works line by line. */
public final class InputOptions {

    @Reads
    @Parameters(
            index = "0",
            paramLabel = "F",
            description = {
                "Input: one SMILES a line with an optional name after white space, CSV or TSV with a header, or SDF; gzip is"
                        + " recognised; '-' is standard input.",
                "Blank lines and lines that begin with '# ' are passed over, and so is a first line that says smiles."
            })
    public String file;
}
