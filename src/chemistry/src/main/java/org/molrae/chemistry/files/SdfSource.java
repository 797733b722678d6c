package org.molrae.chemistry.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of SDF: the SMILES of each structure, its title as name, its data fields as columns. The
 * columns are the fields of the records that are read ahead; others that come later are left out.
 */
final class SdfSource implements RecordSource {

    private static final int MOST_AHEAD = 1000;
    private static final int MOST_BYTES_AHEAD = 4 << 20;

    private final LineSource lines;
    private final Deque<Block> ahead = new ArrayDeque<>();
    private final List<String> columns;
    private final boolean titled;

    /**
     * The lines of a record.
     *
     * @param size of all lines, in bytes
     * @param fault why it cannot be read, or null
     */
    private record Block(
            long line,
            String title,
            String structure,
            Map<String, String> fields,
            int size,
            @Nullable String fault) {}

    /** Reads ahead for the names of the fields. */
    SdfSource(LineSource lines) {
        this.lines = lines;
        Set<String> names = new LinkedHashSet<>();
        boolean anyTitle = false;
        int bytes = 0;
        while (ahead.size() < MOST_AHEAD && bytes < MOST_BYTES_AHEAD) {
            Block block = block();
            if (block == null) {
                break;
            }
            ahead.add(block);
            names.addAll(block.fields.keySet());
            anyTitle |= !block.title.isEmpty();
            bytes += block.size;
        }
        columns = List.copyOf(names);
        titled = anyTitle;
    }

    /** Whether a line ends a record. */
    static boolean ends(RawLine line) {
        byte[] bytes = line.bytes();
        return bytes.length >= 4
                && bytes[0] == '$'
                && bytes[1] == '$'
                && bytes[2] == '$'
                && bytes[3] == '$';
    }

    @Override
    public @Nullable MoleculeRecord next() {
        Block block = ahead.isEmpty() ? block() : ahead.poll();
        if (block == null) {
            return null;
        }
        String name = block.title.isEmpty() ? null : block.title;
        List<String> fields = columns.stream().map(c -> block.fields.getOrDefault(c, "")).toList();
        if (block.fault != null) {
            return new MoleculeRecord(block.line, block.title, name, fields, block.fault);
        }
        try {
            String smiles = Molfile.smiles(block.structure);
            return new MoleculeRecord(block.line, smiles, name, fields, null);
        } catch (UnreadableFileException e) {
            return new MoleculeRecord(block.line, block.title, name, fields, e.getMessage());
        }
    }

    @Override
    public boolean ready() {
        return !ahead.isEmpty() || lines.ready();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable String nameColumn() {
        return titled ? "name" : null;
    }

    /** Reads up to the end of a record; null where there is none. */
    private @Nullable Block block() {
        List<String> text = new ArrayList<>();
        long first = -1;
        long size = 0;
        boolean tooLong = false;
        boolean ended = false;
        while (!ended) {
            RawLine line = lines.next();
            if (line == null) {
                break;
            }
            first = first < 0 ? line.number() : first;
            ended = ends(line);
            size += line.bytes().length + 1;
            tooLong |= line.tooLong() || size > LineSource.MAX_BYTES;
            if (!ended && (!tooLong || text.isEmpty())) {
                text.add(line.text());
            }
        }
        boolean blank = text.stream().allMatch(String::isBlank);
        if (!ended && (blank || lines.damage() != null)) {
            return null; // lines after the last record, or one that broke off
        }
        return block(first, text, tooLong ? -1 : (int) size);
    }

    /**
     * Takes a record apart.
     *
     * @param size -1 for one that is too long
     */
    private static Block block(long line, List<String> text, int size) {
        String title = text.isEmpty() ? "" : text.get(0).strip();
        if (size < 0) {
            String fault = "the record is longer than %,d bytes".formatted(LineSource.MAX_BYTES);
            String cut = title.substring(0, Math.min(title.length(), RawLine.EXCERPT));
            return new Block(line, cut, "", Map.of(), cut.length(), fault);
        }
        int end = 0;
        while (end < text.size() && !text.get(end).startsWith("M  END")) {
            end++;
        }
        if (end == text.size()) {
            // an old file may do without; data fields end the structure then
            end = 0;
            while (end < text.size() && !text.get(end).startsWith(">")) {
                end++;
            }
            end--;
        }
        String structure = String.join("\n", text.subList(0, end + 1)) + "\n";
        return new Block(line, title, structure, fields(text, end + 1), size, null);
    }

    private static Map<String, String> fields(List<String> text, int from) {
        Map<String, String> fields = new LinkedHashMap<>();
        int at = from;
        while (at < text.size()) {
            String name = fieldName(text.get(at++));
            if (name == null) {
                continue;
            }
            List<String> value = new ArrayList<>();
            while (at < text.size() && !text.get(at).isBlank()) {
                value.add(text.get(at++).stripTrailing());
            }
            fields.put(name, String.join("\n", value));
        }
        return fields;
    }

    /** The name in {@code > <name> (1)}, or null. */
    private static @Nullable String fieldName(String line) {
        int open = line.indexOf('<');
        int close = line.lastIndexOf('>');
        return line.startsWith(">") && open > 0 && close > open
                ? line.substring(open + 1, close).strip()
                : null;
    }
}
