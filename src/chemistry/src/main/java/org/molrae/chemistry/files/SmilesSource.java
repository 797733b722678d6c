package org.molrae.chemistry.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a file of one SMILES a line, with a name after white space or none. Blank lines and
 * lines that begin with {@code #} are passed over ({@code #} begins no SMILES).
 */
final class SmilesSource implements RecordSource {

    private static final String TOO_LONG =
            String.format("the line is longer than %,d bytes", LineSource.MAX_BYTES);

    private final LineSource lines;
    private final boolean named;
    private @Nullable MoleculeRecord first;
    private @Nullable String nameColumn;

    /**
     * Reads as far as the first record, which tells whether there are names.
     *
     * @param named whether a name may follow; otherwise the whole line is the text
     * @param header whether the first line is one
     */
    SmilesSource(LineSource lines, boolean named, boolean header) {
        this.lines = lines;
        this.named = named;
        MoleculeRecord heading = header ? read() : null;
        if (named) {
            first = read();
            if (first != null && first.name() != null) {
                String given = heading == null ? null : heading.name();
                nameColumn = given == null ? "name" : given;
            }
        }
    }

    @Override
    public @Nullable MoleculeRecord next() {
        MoleculeRecord peeked = first;
        first = null;
        return peeked == null ? read() : peeked;
    }

    @Override
    public boolean ready() {
        return first != null || lines.ready();
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public @Nullable String nameColumn() {
        return nameColumn;
    }

    private @Nullable MoleculeRecord read() {
        for (RawLine line = lines.next(); line != null; line = lines.next()) {
            if (!line.blank() && !line.comment()) {
                return record(line);
            }
        }
        return null;
    }

    private MoleculeRecord record(RawLine line) {
        if (line.tooLong()) {
            return MoleculeRecord.faulty(line.number(), line.excerpt(), TOO_LONG);
        }
        byte[] bytes = line.bytes();
        int start = line.start();
        int end = line.end();
        int stop = named ? start : end;
        while (stop < end && !RawLine.isBlank(bytes[stop])) {
            stop++;
        }
        String text = RawLine.utf8(bytes, start, stop);
        if (text == null) {
            String fault = named ? "the SMILES is not ASCII" : "the line is not UTF-8";
            return MoleculeRecord.faulty(line.number(), line.excerpt(), fault);
        }
        int name = stop;
        while (name < end && RawLine.isBlank(bytes[name])) {
            name++;
        }
        String rest = name < end ? RawLine.text(bytes, name, end) : null;
        return new MoleculeRecord(line.number(), text, rest, List.of(), null);
    }
}
