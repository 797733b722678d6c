package org.molrae.cli.chemistry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.PropertyTable;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.lines.LineCommand;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.FormConverter;
import org.molrae.cli.options.HeaderOptions;
import org.molrae.cli.options.OptionalFile;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RowOptions;
import org.molrae.cli.options.TimeoutOptions;
import org.molrae.cli.terminal.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae properties}: what chemists ask of a molecule, as a table. */
@Command(
        name = "properties",
        description = {
            "Compute properties of molecules, in agreement with RDKit 2022.09: a table of the SMILES and one column a"
                    + " property, then the name and the other columns of the input, if it has them.",
            "Lines that are no molecules are reported and skipped. The column scaffold is empty for molecules"
                    + " without rings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae properties molecules.smi.gz > properties.csv",
            "  molrae properties molecules.smi --columns logP,QED,SA --output table.csv",
            "  molrae properties molecules.smi --alerts alert_collection.csv --columns QED",
            "  molrae sample --count 1000 --seed 1 | molrae properties - --score wishes.yaml --columns score",
            "",
            "A score is described by terms like these; it is their weighted geometric mean, from 0 to 1:",
            "  terms:",
            "    - property: QED",
            "    - property: logP",
            "      range: [1, 4]",
            "      softness: 0.5",
            "    - property: SA",
            "      ramp: [6, 2]",
            "      weight: 2",
            "    - similarity: [CC(=O)Oc1ccccc1C(=O)O]",
            "    - substructure: \"[N+](=O)[O-]\"",
            "      wanted: false",
            "    - alerts: pains  # or brenk, mcf, or the file of a list",
            "      role: filter  # or penalty: they multiply the mean",
            "    - similarity: [CC(=O)Oc1ccccc1C(=O)O]",
            "      fingerprint: FCFP4  # or ECFP4, ECFP6, FCFP6, AP, PHCO, unfolded",
            "      gaussian: [0.6, 0.1]  # or min-gaussian, max-gaussian, threshold, smooth-ramp, sigmoid, ...",
            "    - matches: ['[OH]', C=O]  # how often; or atoms: F, formula: C11H24",
            "      below: 3",
            "    - program: ./dock.sh --fast  # reads a SMILES a line, answers a number; runs in the file's folder",
            "      ramp: [-6, -11]  # several are allowed; --timeout ends one that takes too long",
            "    - terms: [{property: SA, ramp: [6, 2]}, {property: QED}]  # a mean within the mean",
            "      mean: arithmetic"
        })
public final class PropertiesCommand extends LineCommand {

    /** Tables, or molecules with their properties. */
    static final class Forms extends FormConverter {
        Forms() {
            super(Form.CSV, Form.TSV, Form.SDF);
        }
    }

    @Option(
            names = "--columns",
            paramLabel = "NAME[,NAME...]",
            completionCandidates = Completions.Columns.class,
            split = ",",
            description =
                    "What to compute. Default: ${bundle:columns}. There are also ${bundle:moreColumns} and 'all'.")
    @Nullable List<String> names;

    @Reads
    @Option(
            names = "--score",
            paramLabel = "FILE",
            description = "YAML file that describes a score from 0 to 1; adds the column score.")
    @Nullable Path score;

    @Mixin TimeoutOptions timeout;

    @Option(
            names = "--suite",
            paramLabel = "guacamol|pmo|trivial",
            description =
                    "The scores of a suite of goal-directed tasks instead, one column a task; with --columns, after"
                            + " these: GuacaMol's 20 (version 2), the 20 of PMO that need no file, GuacaMol's 7 trivial ones.")
    @Nullable String suite;

    @Reads
    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            arity = "0..1",
            parameterConsumer = OptionalFile.class,
            description =
                    "Add the column alerts: the names of those raised, separated by '; ', of PAINS and Brenk's unwanted"
                            + " groups, or of the list in FILE: rd_filters' CSV, or lines of SMARTS and name.")
    @Nullable String alerts;

    @Option(
            names = "--format",
            paramLabel = "csv|tsv|sdf",
            converter = Forms.class,
            description =
                    "Write a table with commas or tabs between cells, or SDF: molecules drawn in two dimensions,"
                            + " properties as data fields. Default: ${DEFAULT-VALUE}.")
    Form format = Form.CSV;

    @Mixin HeaderOptions headerOptions;

    @Mixin RowOptions rowOptions;

    @Override
    public void run() {
        requireInput();
        headerOptions.require(format, options);
        Set<String> columns = columns();
        try (ScorerFile scorer = ScorerFile.openIfGiven(score, timeout, options)) {
            PropertyTable table =
                    PropertyTable.of(columns, scorer == null ? null : scorer.scorer());
            PropertyTable shown =
                    alerts == null || alerts.isEmpty()
                            ? table
                            : table.withAlerts(AlertLists.read(alerts, options).catalog());
            if (suite != null) {
                shown = shown.withColumns(suite().tasks());
            }
            write(shown, () -> scorer == null ? List.of() : scorer.troubles());
        }
    }

    private void write(PropertyTable table, Supplier<List<String>> troubles) {
        List<String> header = new ArrayList<>(List.of("smiles"));
        header.addAll(table.header());
        process(
                molecules(),
                file -> {
                    Rows rows = new Rows(headerOptions.table(format), header, rowOptions, file);
                    return Work.of(
                            format == Form.SDF ? "" : rows.header(),
                            Work.each(line -> text(table, rows, line)),
                            () ->
                                    Stream.of(rows.omissions(), troubles.get())
                                            .flatMap(List::stream)
                                            .toList());
                },
                () -> "");
    }

    private Suite suite() {
        return Suite.named(String.valueOf(suite))
                .orElseThrow(
                        () ->
                                options.wrongUsage(
                                        "there is no suite '"
                                                + suite
                                                + "', but "
                                                + String.join(", ", Suite.NAMES)));
    }

    private Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        List<String> usual = suite == null ? PropertyTable.DEFAULT : List.of();
        for (String name : names == null ? usual : names) {
            String column = name.strip();
            if (column.equals("all")) {
                Descriptors.all().stream().map(Descriptor::name).forEach(columns::add);
                columns.add(PropertyTable.SCAFFOLD);
                columns.add(PropertyTable.ALERTS);
            } else if (PropertyTable.isColumn(column)) {
                columns.add(column);
            } else {
                throw options.wrongUsage(unknown(column));
            }
        }
        if (alerts != null) {
            columns.add(PropertyTable.ALERTS);
        }
        if (score != null) {
            columns.add(PropertyTable.SCORE);
        } else if (columns.contains(PropertyTable.SCORE)) {
            throw options.wrongUsage("the column score needs the option --score FILE");
        }
        return columns;
    }

    private static String unknown(String column) {
        List<String> near = Spelling.nearest(column, PropertyTable.all());
        return "there is no column '"
                + column
                + "'"
                + (near.isEmpty()
                        ? "; there are " + String.join(", ", PropertyTable.all())
                        : "; did you mean " + String.join(" or ", near) + "?");
    }

    private String text(PropertyTable table, Rows rows, MoleculeRecord line)
            throws BadLineException, InvalidMoleculeException {
        List<String> cells = new ArrayList<>(List.of(line.text()));
        cells.addAll(table.row(Molecule.fromSmiles(line.text())));
        StringBuilder out = new StringBuilder();
        if (format == Form.SDF) {
            rows.draw(out, line, cells);
        } else {
            rows.write(out, line, cells);
        }
        return out.toString();
    }
}
