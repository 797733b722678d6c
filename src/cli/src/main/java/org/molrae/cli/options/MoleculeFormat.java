package org.molrae.cli.options;

import picocli.CommandLine.Option;

/** How a verb writes molecules that are not rows of a table. */
public final class MoleculeFormat {

    /** The formats. */
    public enum Format {
        SMILES,
        SDF
    }

    @Option(
            names = "--format",
            paramLabel = "smiles|sdf",
            defaultValue = "smiles",
            description =
                    "Write one SMILES a line, or SDF: molecules drawn in two dimensions, at about a hundred a second."
                            + " Default: ${DEFAULT-VALUE}.")
    public Format format;

    public boolean sdf() {
        return format == Format.SDF;
    }
}
