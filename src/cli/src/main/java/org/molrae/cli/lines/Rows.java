package org.molrae.cli.lines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Molfile;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.options.RowOptions;
import org.molrae.cli.options.TableForm;

/**
 * The rows of a verb's table: its own columns, then the name of the record and the other columns of
 * the input. Rows are made on any thread.
 */
public final class Rows {

    private final TableForm form;
    private final List<String> header;
    private final boolean lineNumbers;
    private final @Nullable String nameColumn;
    private final List<String> columns;
    private final int[] carried;
    private final List<String> replaced;
    private final LongAdder namesLeftOut = new LongAdder();

    /**
     * The rows for an input.
     *
     * @param form how rows are spelt
     * @param header the columns of the verb, the first is the SMILES
     */
    public Rows(TableForm form, List<String> header, RowOptions options, MoleculeFile input) {
        this.form = form;
        this.header = header;
        this.lineNumbers = options.lineNumbers;
        String given = input.nameColumn();
        nameColumn = given == null && options.names ? "name" : given;
        columns = input.columns();
        carried = IntStream.range(0, columns.size()).filter(i -> !isOurs(columns.get(i))).toArray();
        replaced = columns.stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(String column) {
        return header.contains(column)
                || column.equals(nameColumn)
                || (lineNumbers && column.equals("line"));
    }

    /** The first line with its end, empty where none is wanted. */
    public String header() {
        StringBuilder out = new StringBuilder();
        List<String> rest = new ArrayList<>();
        for (int column : carried) {
            rest.add(columns.get(column));
        }
        write(out, "line", header, nameColumn, rest);
        return form.headed() ? out.toString() : "";
    }

    /** Appends the row of a record: the verb's cells and what the record brings. */
    public void write(StringBuilder out, MoleculeRecord record, List<String> cells) {
        String name = record.name() == null ? "" : record.name();
        if (!name.isEmpty() && nameColumn == null) {
            namesLeftOut.increment();
        }
        String line = Long.toString(record.line());
        write(out, line, cells, nameColumn == null ? null : name, rest(record));
    }

    private List<String> rest(MoleculeRecord record) {
        List<String> rest = new ArrayList<>(carried.length);
        for (int column : carried) {
            rest.add(record.fields().isEmpty() ? "" : record.fields().get(column));
        }
        return rest;
    }

    private void write(
            StringBuilder out,
            String line,
            List<String> cells,
            @Nullable String name,
            List<String> rest) {
        List<String> row = new ArrayList<>(cells.size() + rest.size() + 2);
        if (lineNumbers) {
            row.add(line);
        }
        row.addAll(cells);
        if (name != null) {
            row.add(name);
        }
        row.addAll(rest);
        form.append(out, row);
    }

    /** Appends a record of SDF instead, with the columns as data fields. */
    public void draw(StringBuilder out, MoleculeRecord record, List<String> cells)
            throws BadLineException, InvalidMoleculeException {
        List<String> rest = rest(record);
        Map<String, String> fields = new LinkedHashMap<>();
        if (lineNumbers) {
            fields.put("line", Long.toString(record.line()));
        }
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), cells.get(i));
        }
        for (int i = 0; i < carried.length; i++) {
            fields.put(columns.get(carried[i]), rest.get(i));
        }
        String title = record.name() == null ? "" : record.name();
        out.append(drawn(cells.get(0), title, fields));
    }

    /** A record of SDF; a molecule that cannot be drawn is a bad line. */
    public static String drawn(String smiles, String title, Map<String, String> fields)
            throws BadLineException, InvalidMoleculeException {
        try {
            return Molfile.sdf(smiles, title, fields);
        } catch (IllegalArgumentException e) {
            throw new BadLineException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The parts of the input that are not in the rows, as sentences for the user. */
    public List<String> omissions() {
        List<String> notes = new ArrayList<>();
        if (!replaced.isEmpty()) {
            notes.add(
                    "columns of the input that this verb writes itself are left out: "
                            + String.join(", ", replaced));
        }
        if (namesLeftOut.sum() > 0) {
            notes.add(
                    "%,d names are left out, as the first line has none: --names keeps them"
                            .formatted(namesLeftOut.sum()));
        }
        return notes;
    }
}
