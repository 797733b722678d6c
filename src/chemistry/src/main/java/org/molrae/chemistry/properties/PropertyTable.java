package org.molrae.chemistry.properties;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * Rows of properties of molecules as text: numbers by name, scaffold, alerts and score.
 *
 * <pre>{@code
 * PropertyTable table = PropertyTable.of(List.of("logP", "QED", PropertyTable.SCAFFOLD), null);
 * List<String> row = table.row(Molecule.fromSmiles("c1ccccc1O"));
 * }</pre>
 *
 * <p>Any number of threads may ask at once.
 */
public final class PropertyTable {

    /** The Bemis-Murcko scaffold as SMILES, empty for a molecule without rings. */
    public static final String SCAFFOLD = "scaffold";

    /**
     * The names of PAINS and of Brenk's unwanted groups, or of the alerts of another list,
     * separated by "; ".
     */
    public static final String ALERTS = "alerts";

    /** A score of the user's. */
    public static final String SCORE = "score";

    /** The columns of the reference table of RDKit's figures. */
    public static final List<String> DEFAULT =
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
    private static final MathContext NINE_DIGITS = new MathContext(9);

    /** Beyond it, a number of millionths does not fit. */
    private static final double LARGEST = 1e12;

    private final List<String> header;
    private final Profile profile;
    private final @Nullable Descriptor scorer;
    private final Profile further;
    private final @Nullable AlertCatalog alerts;

    private PropertyTable(
            List<String> header,
            @Nullable Descriptor scorer,
            @Nullable AlertCatalog alerts,
            List<? extends Descriptor> further) {
        this.header = header;
        this.scorer = scorer;
        this.alerts = alerts;
        this.further = Profile.of(List.copyOf(further));
        profile =
                Profile.of(
                        header.stream().flatMap(name -> Descriptors.named(name).stream()).toList());
    }

    /**
     * A table of some columns.
     *
     * @param columns of {@link #all}
     * @param scorer of the column {@value #SCORE}, or null where there is none
     * @throws IllegalArgumentException if there is no such column, or no scorer for it
     */
    public static PropertyTable of(Collection<String> columns, @Nullable Descriptor scorer) {
        for (String column : columns) {
            if (!isColumn(column)) {
                throw new IllegalArgumentException("there is no column " + column);
            }
        }
        if (scorer == null && columns.contains(SCORE)) {
            throw new IllegalArgumentException("the column " + SCORE + " needs a scorer");
        }
        return new PropertyTable(List.copyOf(columns), scorer, null, List.of());
    }

    /** This table, with another list in the column {@value #ALERTS}. */
    public PropertyTable withAlerts(AlertCatalog list) {
        return new PropertyTable(header, scorer, list, further.descriptors());
    }

    /** This table, with a column for each of some descriptors after the others. */
    public PropertyTable withColumns(List<? extends Descriptor> descriptors) {
        return new PropertyTable(header, scorer, alerts, descriptors);
    }

    /** Whether there is a column of this name, case included. */
    public static boolean isColumn(String name) {
        return all().contains(name);
    }

    /** All columns: the descriptors, then those of texts and the score. */
    public static List<String> all() {
        return Stream.concat(
                        Descriptors.all().stream().map(Descriptor::name),
                        Stream.of(SCAFFOLD, ALERTS, SCORE))
                .toList();
    }

    /** The columns in order. */
    public List<String> header() {
        return Stream.concat(header.stream(), further.descriptors().stream().map(Descriptor::name))
                .toList();
    }

    /**
     * The cells of a molecule: whole numbers, numbers with six decimals, texts; the numbers of
     * {@link #withColumns} with nine digits.
     */
    public List<String> row(Molecule molecule) {
        Measurement measurement = Measurement.of(molecule);
        double[] values = profile.of(measurement);
        List<String> row = new ArrayList<>(header.size() + further.descriptors().size());
        int next = 0;
        for (String column : header) {
            row.add(
                    switch (column) {
                        case SCAFFOLD -> scaffold(molecule);
                        case ALERTS -> alerts(molecule);
                        case SCORE -> scorer == null ? "" : fixed(measurement.value(scorer));
                        default -> {
                            boolean whole = profile.descriptors().get(next).whole();
                            double value = values[next++];
                            yield whole ? Long.toString((long) value) : fixed(value);
                        }
                    });
        }
        for (double value : further.of(measurement)) {
            row.add(nineDigits(value));
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

    private String alerts(Molecule molecule) {
        if (alerts != null) {
            return String.join("; ", alerts.matches(molecule));
        }
        return Stream.concat(
                        AlertCatalog.pains().matches(molecule).stream()
                                .map(name -> "PAINS " + name),
                        AlertCatalog.brenk().matches(molecule).stream()
                                .map(name -> "Brenk " + name))
                .collect(Collectors.joining("; "));
    }

    /** As many digits as it needs, nine at most: scores can be very small. */
    private static String nineDigits(double value) {
        return Double.isFinite(value)
                ? Double.toString(new BigDecimal(value).round(NINE_DIGITS).doubleValue())
                : Double.toString(value);
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
