package org.molrae.cli.chemistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.chemistry.preparation.PreparedSet;

/** What a preparation did and left out, for people. */
public final class PreparationReport {

    private PreparationReport() {}

    /** A line for each change, then one for each reason to leave a molecule out. */
    public static List<String> lines(PreparedSet molecules) {
        List<String> lines = new ArrayList<>();
        molecules.changed().forEach((change, count) -> lines.add(line(count, change.label())));
        molecules
                .leftOut()
                .forEach((reason, count) -> lines.add(line(count, "left out: " + reason)));
        return lines;
    }

    private static String line(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, what);
    }
}
