package org.molrae.cli.chemistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.MurckoScaffold;
import org.molrae.chemistry.properties.Profile;
import org.molrae.chemistry.properties.Scorer;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/** The columns of {@code molrae properties}: numbers by name, scaffold, alerts and score. */
final class PropertyTable {

    static final String SCAFFOLD = "scaffold";
    static final String ALERTS = "alerts";
    static final String SCORE = "score";

    /** The columns of the reference table of RDKit's figures. */
    static final List<String> DEFAULT =
            List.of(
                    "logP",
                    "SA",
                    "QED",
                    "cycle_score",
                    "penalized_logP_norm",
                    "penalized_logP_raw",
                    "MW",
                    "TPSA",
                    "HBA",
                    "HBA_rdkit",
                    "HBD",
                    "rotatable",
                    "rings",
                    "aromatic_rings",
                    "heavy",
                    "fsp3",
                    "bertz",
                    SCAFFOLD);

    private static final double MICRO = 1e6;

    /** Beyond it, a number of millionths does not fit. */
    private static final double LARGEST = 1e12;

    private final List<String> header;
    private final Profile profile;
    private final @Nullable Scorer scorer;

    private PropertyTable(List<String> header, @Nullable Scorer scorer) {
        this.header = header;
        this.scorer = scorer;
        profile =
                Profile.of(
                        header.stream().flatMap(name -> Descriptors.named(name).stream()).toList());
    }

    /** A table of some columns; one called score is {@code scorer}'s. */
    static PropertyTable of(Set<String> columns, @Nullable Scorer scorer) {
        return new PropertyTable(List.copyOf(columns), scorer);
    }

    static boolean isColumn(String name) {
        return all().contains(name);
    }

    static List<String> all() {
        return Stream.concat(
                        Descriptors.all().stream().map(Descriptor::name),
                        Stream.of(SCAFFOLD, ALERTS, SCORE))
                .toList();
    }

    List<String> header() {
        return header;
    }

    List<String> row(Molecule molecule) {
        double[] values = profile.of(molecule);
        List<String> row = new ArrayList<>(header.size());
        int next = 0;
        for (String column : header) {
            row.add(
                    switch (column) {
                        case SCAFFOLD -> scaffold(molecule);
                        case ALERTS -> alerts(molecule);
                        case SCORE -> scorer == null ? "" : fixed(scorer.of(molecule));
                        default -> {
                            boolean whole = profile.descriptors().get(next).whole();
                            double value = values[next++];
                            yield whole ? Long.toString((long) value) : fixed(value);
                        }
                    });
        }
        return row;
    }

    private static String scaffold(Molecule molecule) {
        try {
            return MurckoScaffold.of(molecule);
        } catch (InvalidMoleculeException e) {
            // bonds that SMILES of a scaffold does not express: the numbers are still good
            return "";
        }
    }

    private static String alerts(Molecule molecule) {
        return Stream.concat(
                        AlertCatalog.pains().matches(molecule).stream()
                                .map(name -> "PAINS " + name),
                        AlertCatalog.brenk().matches(molecule).stream()
                                .map(name -> "Brenk " + name))
                .collect(Collectors.joining("; "));
    }

    /** Six decimals, as the reference table has them. */
    private static String fixed(double value) {
        if (!(Math.abs(value) < LARGEST)) {
            return Double.toString(value);
        }
        long micro = Math.round(Math.abs(value) * MICRO);
        String digits = Long.toString(micro);
        String padded = "0".repeat(Math.max(0, 7 - digits.length())) + digits;
        int point = padded.length() - 6;
        String sign = value < 0 && micro > 0 ? "-" : "";
        return sign + padded.substring(0, point) + '.' + padded.substring(point);
    }
}
