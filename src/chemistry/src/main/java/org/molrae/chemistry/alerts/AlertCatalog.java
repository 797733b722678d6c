package org.molrae.chemistry.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.structure.Molecule;

/**
 * A list of named substructures. Immutable; any number of threads may use it at once. The published
 * lists are read when they are first asked for.
 */
public final class AlertCatalog {

    /**
     * A substructure with its name.
     *
     * @param name as the source has it
     * @param maximum how often it may occur, over different sets of atoms, before it is an alert
     */
    public record Alert(String name, SubstructurePattern pattern, int maximum) {

        /** Refuses a negative maximum. */
        public Alert {
            if (maximum < 0) {
                throw new IllegalArgumentException("a maximum is 0 or more, not " + maximum);
            }
        }

        /** A substructure that must not occur at all. */
        public Alert(String name, SubstructurePattern pattern) {
            this(name, pattern, 0);
        }

        boolean isRaisedBy(MatchTarget target) {
            return maximum == 0 ? pattern.matches(target) : pattern.count(target) > maximum;
        }
    }

    private static final Supplier<AlertCatalog> PAINS =
            lazy("pains.tsv", SubstructurePattern::mergingHydrogens, MatchTarget::of);
    private static final Supplier<AlertCatalog> BRENK =
            lazy("brenk.tsv", SubstructurePattern::of, MatchTarget::of);
    private static final Supplier<AlertCatalog> MCF =
            lazy("mcf.tsv", SubstructurePattern::of, MatchTarget::withHydrogens);
    private static final Supplier<AlertCatalog> MOSES_PAINS =
            lazy("pains.tsv", SubstructurePattern::of, MatchTarget::withHydrogens);
    private static final Supplier<AlertCatalog> DRUG_LIKENESS =
            lazy("drug-likeness.tsv", SubstructurePattern::of, MatchTarget::of);

    private final List<Alert> alerts;
    private final Function<Molecule, MatchTarget> preparation;

    /** What molecules are looked at for besides. */
    private final @Nullable AlertCatalog more;

    private AlertCatalog(List<Alert> alerts, Function<Molecule, MatchTarget> preparation) {
        this(alerts, preparation, null);
    }

    private AlertCatalog(
            List<Alert> alerts,
            Function<Molecule, MatchTarget> preparation,
            @Nullable AlertCatalog more) {
        this.alerts = List.copyOf(alerts);
        this.preparation = preparation;
        this.more = more;
    }

    /** The alerts of both catalogs, each for molecules as its own catalog prepares them. */
    public AlertCatalog and(AlertCatalog other) {
        return new AlertCatalog(alerts, preparation, more == null ? other : more.and(other));
    }

    /**
     * Pan assay interference compounds, 480 patterns (J. B. Baell and G. A. Holloway, J. Med. Chem.
     * 53 (2010) 2719), as in RDKit's {@code FilterCatalog}.
     */
    public static AlertCatalog pains() {
        return PAINS.get();
    }

    /**
     * Unwanted groups in screening libraries, 105 patterns (R. Brenk et al., ChemMedChem 3 (2008)
     * 435), as in RDKit's {@code FilterCatalog}.
     */
    public static AlertCatalog brenk() {
        return BRENK.get();
    }

    /**
     * The medicinal chemistry filters of MOSES, 22 patterns (D. Polykovskiy et al., Front.
     * Pharmacol. 11 (2020) 565644), which match molecules with hydrogens as atoms.
     */
    public static AlertCatalog mcf() {
        return MCF.get();
    }

    /**
     * PAINS as MOSES applies them: the hydrogens of the patterns and of the molecule are atoms, and
     * an atom of any kind may match a hydrogen. Differs from {@link #pains} in few molecules.
     */
    public static AlertCatalog mosesPains() {
        return MOSES_PAINS.get();
    }

    /**
     * The 116 structural alerts that QED counts (G. R. Bickerton et al., Nature Chem. 4 (2012) 90),
     * as in RDKit's {@code QED.py}; their names are their SMARTS.
     */
    public static AlertCatalog drugLikeness() {
        return DRUG_LIKENESS.get();
    }

    /**
     * A published list by its name: {@code pains}, {@code brenk} or {@code mcf}, in capitals or
     * not.
     */
    public static Optional<AlertCatalog> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pains" -> Optional.of(pains());
            case "brenk" -> Optional.of(brenk());
            case "mcf" -> Optional.of(mcf());
            default -> Optional.empty();
        };
    }

    /** A catalog of one's own, for molecules with hydrogens as counts. */
    public static AlertCatalog of(List<Alert> alerts) {
        return new AlertCatalog(alerts, MatchTarget::of);
    }

    public List<Alert> alerts() {
        if (more == null) {
            return alerts;
        }
        List<Alert> all = new ArrayList<>(alerts);
        all.addAll(more.alerts());
        return all;
    }

    /** The names of the alerts that a molecule raises, in the order of the list. */
    public List<String> matches(Molecule molecule) {
        MatchTarget target = preparation.apply(molecule);
        List<String> names = new ArrayList<>();
        for (Alert alert : alerts) {
            if (alert.isRaisedBy(target)) {
                names.add(alert.name());
            }
        }
        if (more != null) {
            names.addAll(more.matches(molecule));
        }
        return names;
    }

    /** The number of alerts that a molecule raises. */
    public int count(Molecule molecule) {
        MatchTarget target = preparation.apply(molecule);
        int count = 0;
        for (Alert alert : alerts) {
            count += alert.isRaisedBy(target) ? 1 : 0;
        }
        return more == null ? count : count + more.count(molecule);
    }

    /** Whether a molecule raises any alert; stops at the first. */
    public boolean matchesAny(Molecule molecule) {
        MatchTarget target = preparation.apply(molecule);
        for (Alert alert : alerts) {
            if (alert.isRaisedBy(target)) {
                return true;
            }
        }
        return more != null && more.matchesAny(molecule);
    }

    private static Supplier<AlertCatalog> lazy(
            String resource,
            Function<String, SubstructurePattern> pattern,
            Function<Molecule, MatchTarget> preparation) {
        return new Supplier<>() {
            private volatile @Nullable AlertCatalog catalog;

            @Override
            public AlertCatalog get() {
                AlertCatalog read = catalog;
                if (read == null) {
                    // read twice by two threads at worst
                    read = new AlertCatalog(read(resource, pattern), preparation);
                    catalog = read;
                }
                return read;
            }
        };
    }

    /** Reads lines of name, tab, SMARTS; lines without a tab are comments. */
    private static List<Alert> read(
            String resource, Function<String, SubstructurePattern> pattern) {
        try (InputStream in = AlertCatalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            List<Alert> alerts = new ArrayList<>();
            for (String line :
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList()) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    alerts.add(
                            new Alert(
                                    line.substring(0, tab),
                                    pattern.apply(line.substring(tab + 1))));
                }
            }
            return alerts;
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " is damaged", e);
        }
    }
}
