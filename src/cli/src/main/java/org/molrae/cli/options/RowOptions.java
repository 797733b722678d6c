package org.molrae.cli.options;

import picocli.CommandLine.Option;

/** The columns of a table beside the verb's own: line numbers and names. */
public final class RowOptions {

    @Option(
            names = "--names",
            description =
                    "Write the column of names even if the first line of a file without header has none. Names and"
                            + " other columns of the input stand behind those of this verb; where both have a column"
                            + " of the same name, it is the verb's.")
    public boolean names;

    @Option(
            names = "--line-numbers",
            description =
                    "Begin rows with the column line: where in the input the record begins, counted from 1, blank lines too.")
    public boolean lineNumbers;
}
