package org.molrae.cli.latent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.ColumnNames;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;

/**
 * Where the rows of a table have a code: in the columns z0, z1, … of a header, or without one in
 * the last columns.
 */
final class CodeColumns {

    private final int dimensions;
    private final int width;
    private final @Nullable List<Integer> columns;
    private final int name;

    private CodeColumns(int dimensions, int width, @Nullable List<Integer> columns, int name) {
        this.dimensions = dimensions;
        this.width = width;
        this.columns = columns;
        this.name = name;
    }

    /** Reads the header of a file, if it has one. */
    static CodeColumns of(MoleculeFile rows, int dimensions) throws BadLineException {
        MoleculeRecord first = rows.peek();
        if (first == null || !first.fields().stream().map(String::strip).toList().contains("z0")) {
            return new CodeColumns(dimensions, 0, null, -1);
        }
        rows.next();
        List<String> header = first.fields().stream().map(String::strip).toList();
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            int column = header.indexOf("z" + i);
            if (column < 0) {
                throw new BadLineException(
                        "the header has no column z%d, the model's codes have %d dimensions"
                                .formatted(i, dimensions));
            }
            columns.add(column);
        }
        if (header.contains("z" + dimensions)) {
            throw new BadLineException(
                    "the header has a column z%d, the model's codes have %d dimensions"
                            .formatted(dimensions, dimensions));
        }
        return new CodeColumns(dimensions, header.size(), columns, ColumnNames.name(header));
    }

    float[] code(MoleculeRecord row) throws BadLineException {
        List<String> cells = row.fields();
        int first = cells.size() - dimensions;
        if (columns == null ? first != 0 && first != 1 : cells.size() != width) {
            throw new BadLineException(wrongWidth(cells.size()));
        }
        float[] code = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            code[i] = number(cells.get(columns == null ? first + i : columns.get(i)).strip());
        }
        return code;
    }

    private String wrongWidth(int found) {
        return columns == null
                ? found
                        + " columns, the model's codes have "
                        + dimensions
                        + " dimensions, with or without a first column for the molecule"
                : found + " columns, the header has " + width;
    }

    private static float number(String cell) throws BadLineException {
        float value;
        try {
            value = Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            throw new BadLineException("'" + cell + "' is no number", e);
        }
        if (!Float.isFinite(value)) {
            throw new BadLineException("'" + cell + "' is not finite");
        }
        return value;
    }

    /** Whether there is a column of names. */
    boolean named() {
        return name >= 0;
    }

    /** The name that stands beside a code, or null. */
    @Nullable String name(MoleculeRecord row) {
        String found = name < 0 || name >= row.fields().size() ? "" : row.fields().get(name);
        return found.isBlank() ? null : found.strip();
    }
}
