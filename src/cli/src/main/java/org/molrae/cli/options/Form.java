package org.molrae.cli.options;

import java.util.Locale;

/** The forms in which results are written. */
public enum Form {
    /** One molecule a line, its name behind it, no header. */
    SMILES,
    /** A table with tabs. */
    TSV,
    /** A table with commas. */
    CSV,
    /** Molecules drawn in two dimensions. */
    SDF;

    /** Whether columns have names. */
    public boolean isTable() {
        return this == TSV || this == CSV;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
