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
            paramLabel = "SMARTS|FILE|alerts",
            description =
                    "Only molecules without this pattern, or without the alerts of a list in FILE: rd_filters' CSV, or"
                            + " lines of SMARTS and name; or without those of pains, brenk or mcf (MOSES' filters), or of"
                            + " all three: alerts. What has one is drawn again. May be given several times.")
    @Nullable List<String> forbid;

    @Option(
            names = "--require",
            paramLabel = "SMARTS",
            description =
                    "Only molecules with this pattern; others are drawn again. May be given several times. For a"
                            + " fragment, --scaffold draws no molecule in vain.")
    @Nullable List<String> require;

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
        List<AlertCatalog> published = new ArrayList<>();
        for (String one : forbid) {
            if (one.equalsIgnoreCase("alerts")) {
                published.add(
                        AlertCatalog.pains().and(AlertCatalog.brenk()).and(AlertCatalog.mcf()));
            } else if (AlertCatalog.named(one).isPresent()) {
                published.add(AlertCatalog.named(one).get());
            } else if (isFile(one)) {
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
        return published.stream()
                .reduce(AlertCatalog::and)
                .map(catalog -> alerts.isEmpty() ? catalog : AlertCatalog.of(alerts).and(catalog))
                .or(() -> Optional.of(AlertCatalog.of(alerts)));
    }

    /**
     * What molecules must have.
     *
     * @throws IllegalArgumentException if something is no SMARTS
     */
    public List<SubstructurePattern> required() {
        List<SubstructurePattern> patterns = new ArrayList<>();
        for (String one : require == null ? List.<String>of() : require) {
            try {
                patterns.add(SubstructurePattern.of(one));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--require " + one + ": " + e.getMessage(), e);
            }
        }
        return patterns;
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
