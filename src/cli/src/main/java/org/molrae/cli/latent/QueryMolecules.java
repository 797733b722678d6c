package org.molrae.cli.latent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;

/** The molecules that a verb is asked about: one on the command line, or those of a file. */
final class QueryMolecules {

    private QueryMolecules() {}

    /** What is done with one of them. */
    @FunctionalInterface
    interface Work {
        void of(MoleculeRecord record) throws InvalidMoleculeException, IOException;
    }

    /** Whether an argument names a file or standard input, and not a molecule. */
    static boolean isFile(String argument) {
        try {
            return argument.equals("-") || Files.exists(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Works on the records of a file; those that cannot be used are reported. */
    static void each(String file, RunOptions options, Notes notes, Work work) throws IOException {
        long used = 0;
        try (InputFile in = InputFile.open(file, options.streams(), Reading.MOLECULES)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            long read = 0;
            for (MoleculeRecord record = in.records().next();
                    record != null;
                    record = in.records().next()) {
                read++;
                if (record.fault() != null) {
                    bad.add(record.line(), record.fault(), record.text());
                    continue;
                }
                try {
                    work.of(record);
                    used++;
                } catch (InvalidMoleculeException e) {
                    String reason = e.reason().label() + ": " + e.getMessage();
                    bad.add(record.line(), reason, record.text());
                }
            }
            in.requireWhole();
            if (read > 0 && used == 0) {
                throw new Failure("%s: none of %,d lines can be used".formatted(file, read));
            }
        }
    }
}
