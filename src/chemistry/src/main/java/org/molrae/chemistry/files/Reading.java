package org.molrae.chemistry.files;

import org.jspecify.annotations.Nullable;

/**
 * How the records of a file are found.
 *
 * @param content how records are found
 * @param column the column of the SMILES in a file with a header, or null to go by its name
 * @param columnRequired whether a file without that column is refused, not read by names
 */
public record Reading(Content content, @Nullable String column, boolean columnRequired) {

    /** How records are found. */
    public enum Content {
        /** Molecules: the kind of the file is recognised by what it holds. */
        MOLECULES,
        /** Lines: each is a text, white space and all. */
        LINES,
        /** Rows of a table, all cells in {@link MoleculeRecord#fields}; a header is a row too. */
        ROWS
    }

    /** Molecules, their column found by its name. */
    public static final Reading MOLECULES = new Reading(Content.MOLECULES, null, false);

    public static final Reading LINES = new Reading(Content.LINES, null, false);

    public static final Reading ROWS = new Reading(Content.ROWS, null, false);

    /** Molecules of a column, which the file must have; null to go by names. */
    public static Reading column(@Nullable String column) {
        return new Reading(Content.MOLECULES, column, column != null);
    }

    /** Molecules of a column if the file has it. */
    public static Reading columnIfThere(@Nullable String column) {
        return new Reading(Content.MOLECULES, column, false);
    }
}
