package org.molrae.chemistry.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file: a SMILES with what the file says beside it.
 *
 * @param line where it begins; counts every line of the file from 1, blank ones too, as editors do
 * @param text the SMILES as it is written, which may be no molecule; the beginning of the record
 *     where there is a fault; the whole line where lines are read
 * @param name of the molecule, or null
 * @param fields the other columns, in the order of {@link MoleculeFile#columns}
 * @param fault why the record cannot be read at all (too long, a quote that stays open), or null
 */
public record MoleculeRecord(
        long line,
        String text,
        @Nullable String name,
        List<String> fields,
        @Nullable String fault) {

    /** A record of a text alone. */
    public static MoleculeRecord of(long line, String text) {
        return new MoleculeRecord(line, text, null, List.of(), null);
    }

    static MoleculeRecord faulty(long line, String text, String fault) {
        return new MoleculeRecord(line, text, null, List.of(), fault);
    }
}
