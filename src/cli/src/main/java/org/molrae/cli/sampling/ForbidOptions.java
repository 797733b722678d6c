package org.molrae.cli.sampling;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.cli.chemistry.AlertLists;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import picocli.CommandLine.Option;

/** What drawn molecules must not have. */
public final class ForbidOptions {

    @Reads
    @Option(
            names = "--forbid",
            paramLabel = "SMARTS|FILE",
            description =
                    "Only molecules without this pattern, or without the alerts of a list in FILE: rd_filters' CSV, or"
                            + " lines of SMARTS and name. What has one is drawn again. May be given several times.")
    @Nullable List<String> forbid;

    /**
     * What molecules must not have.
     *
     * @throws IllegalArgumentException if something is neither a file nor SMARTS
     */
    public Optional<AlertCatalog> forbidden(RunOptions run) {
        if (forbid == null) {
            return Optional.empty();
        }
        List<AlertCatalog.Alert> alerts = new ArrayList<>();
        for (String one : forbid) {
            if (isFile(one)) {
                alerts.addAll(AlertLists.read(one, run).alerts());
            } else {
                try {
                    alerts.add(new AlertCatalog.Alert(one, SubstructurePattern.of(one)));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "--forbid %s: there is no such file, and it is %s"
                                    .formatted(one, e.getMessage()),
                            e);
                }
            }
        }
        return Optional.of(AlertCatalog.of(alerts));
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
