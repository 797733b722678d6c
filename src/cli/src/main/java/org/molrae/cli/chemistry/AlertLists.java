package org.molrae.cli.chemistry;

import java.io.IOException;
import java.nio.file.Path;
import org.molrae.chemistry.alerts.AlertFile;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;

/** Files of alerts as verbs read them. */
public final class AlertLists {

    private AlertLists() {}

    /** Reads a list, and reports its lines that are no alerts. */
    public static AlertFile read(String file, RunOptions options) {
        try {
            AlertFile list = AlertFile.read(Path.of(file));
            BadLines bad = new BadLines(file, new Notes(options.streams()), options.strict);
            list.faults().forEach(fault -> bad.add(fault.line(), fault.reason(), ""));
            return list;
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
    }
}
