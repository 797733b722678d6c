package org.molrae.cli.files;

import org.molrae.chemistry.files.MoleculeRecord;

/** What a verb does with one line. Called from several threads at once, in no order. */
@FunctionalInterface
public interface LineTask {

    /**
     * Appends the result for this line, with its line end, to {@code out}; nothing where it throws.
     */
    void run(MoleculeRecord line, StringBuilder out) throws BadLineException;
}
