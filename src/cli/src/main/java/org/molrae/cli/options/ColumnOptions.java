package org.molrae.cli.options;

import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.Reading;
import picocli.CommandLine.Option;

/** Where a file with columns has its SMILES. */
public final class ColumnOptions {

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description =
                    "The column of the SMILES in CSV or TSV with a header. Default: the one that is called smiles,"
                            + " canonical_smiles, structure, mol or the like.")
    public @Nullable String column;

    /** For the file that the option is about. */
    public Reading reading() {
        return Reading.column(column);
    }

    /** For files beside it, which need not have the column. */
    public Reading readingOfOthers() {
        return Reading.columnIfThere(column);
    }
}
