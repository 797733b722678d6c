package org.molrae.chemistry.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a file of molecules, by its first lines. No more of a stream is waited for than is
 * needed: a SMILES that is typed at a keyboard is answered at once.
 */
final class FileKind {

    /** The fourth line of a molfile. */
    private static final Pattern COUNTS =
            Pattern.compile("[ \\d]{3}[ \\d]{3}.{0,60}V[23]000\\s*|([ \\d]{2}\\d){2}( +\\d+)*\\s*");

    /** What a SMILES without white space may be made of, roughly. */
    private static final Pattern SMILES =
            Pattern.compile("([BCNOPSFIbcnosp*\\-=#$:/\\\\.()@0-9%~]|Cl|Br|\\[[^\\[\\]]*\\]?)+");

    private static final char[] DELIMITERS = {'\t', ',', ';'};

    private final HeadStream in;
    private final Reading reading;
    private final String name;
    private List<RawLine> lines = List.of();

    FileKind(HeadStream in, Reading reading, String name) {
        this.in = in;
        this.reading = reading;
        this.name = name;
    }

    /** Looks at the first bytes; gives what reads the records. */
    RecordSource open() throws IOException {
        while (true) {
            boolean all = !lookFurther();
            if (reading.content() != Reading.Content.MOLECULES) {
                refuseForeign();
                return plain();
            }
            lines = wholeLines(all && in.ended());
            RecordSource found = decide(all);
            if (found != null) {
                return found;
            }
        }
    }

    private boolean lookFurther() {
        try {
            return in.lookFurther();
        } catch (IOException e) {
            return false; // reading meets it again, behind the bytes before it
        }
    }

    private void refuseForeign() throws UnreadableFileException {
        String foreign = ForeignFiles.of(in.head());
        if (foreign != null) {
            throw new UnreadableFileException("cannot read " + name + ": it " + foreign);
        }
    }

    private RecordSource plain() throws IOException {
        LineSource source = new LineSource(in);
        if (reading.content() == Reading.Content.LINES) {
            return new SmilesSource(source, false, false);
        }
        RawLine first = source.next();
        while (first != null && first.blank()) {
            first = source.next();
        }
        if (first != null) {
            source.giveBack(List.of(first));
        }
        return DelimitedSource.rows(source, first == null ? ',' : delimiter(first.text()));
    }

    private static char delimiter(String line) {
        for (char delimiter : new char[] {',', ';', '\t'}) {
            if (line.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ',';
    }

    /** The lines of the head; the last one only if it has an end, or is the last of the file. */
    private List<RawLine> wholeLines(boolean ended) {
        byte[] head = in.head();
        int length = head.length;
        while (!ended && length > 0 && head[length - 1] != '\n' && head[length - 1] != '\r') {
            length--;
        }
        LineSource source = new LineSource(new java.io.ByteArrayInputStream(head, 0, length));
        List<RawLine> found = new ArrayList<>();
        for (RawLine line = source.next(); line != null; line = source.next()) {
            found.add(line);
        }
        return found;
    }

    /**
     * Decides by what was seen.
     *
     * @param all whether more cannot be seen
     * @return null to look further
     */
    private @Nullable RecordSource decide(boolean all) throws IOException {
        refuseForeign();
        if (lines.size() >= 4 && COUNTS.matcher(lines.get(3).text()).matches()) {
            return structures(all);
        }
        RawLine first =
                lines.stream().filter(l -> !l.blank() && !l.comment()).findFirst().orElse(null);
        if (first == null) {
            boolean comment = lines.stream().anyMatch(RawLine::comment);
            return all ? smiles(false) : comment && lines.size() >= 4 ? smiles(false) : null;
        }
        RecordSource table = table(first);
        if (table != null) {
            return table;
        }
        String[] words = first.text().strip().split("[ \t]+", 2);
        if (ColumnNames.smiles(List.of(words[0])) == 0 && !molecule(words[0])) {
            return smiles(true);
        }
        if (molecule(words[0]) || lines.get(0).comment() || lines.size() >= 4 || all) {
            refuseNamelessTable(first);
            return smiles(false);
        }
        return null;
    }

    private static boolean molecule(String word) {
        return SMILES.matcher(word).matches();
    }

    private RecordSource smiles(boolean header) {
        return new SmilesSource(new LineSource(in), true, header);
    }

    private @Nullable RecordSource structures(boolean all) throws IOException {
        boolean delimited = lines.stream().anyMatch(SdfSource::ends);
        if (delimited || in.head().length >= HeadStream.MOST) {
            if (reading.columnRequired()) {
                throw new UnreadableFileException(
                        "cannot read column " + reading.column() + " of " + name + ": it is SDF");
            }
            return new SdfSource(new LineSource(in));
        }
        if (all) {
            throw new UnreadableFileException(
                    "cannot read "
                            + name
                            + ": it is a molfile of one molecule: end it with a line $$$$ to make it SDF");
        }
        return null;
    }

    /** A table with a header that names its column of SMILES, or null. */
    private @Nullable RecordSource table(RawLine first) throws UnreadableFileException {
        List<String> widest = List.of();
        for (char delimiter : DELIMITERS) {
            List<String> header = header(first, delimiter);
            widest = header.size() > widest.size() ? header : widest;
            String column = reading.column();
            int smiles = column == null ? -1 : ColumnNames.named(header, column);
            if (smiles < 0 && !reading.columnRequired() && header.size() > 1) {
                smiles = ColumnNames.smiles(header);
            }
            if (smiles >= 0) {
                return DelimitedSource.table(new LineSource(in), delimiter, header, smiles);
            }
        }
        if (reading.columnRequired()) {
            throw new UnreadableFileException(
                    "%s has no column %s; its first line has: %s"
                            .formatted(name, reading.column(), String.join(", ", widest)));
        }
        return null;
    }

    private static List<String> header(RawLine line, char delimiter) {
        byte[] bytes = line.bytes();
        int end = bytes.length;
        Cells.Row row = Cells.read(bytes, end, delimiter);
        return row.end() == Cells.End.WHOLE
                ? row.cells().stream().map(String::strip).toList()
                : List.of();
    }

    /** Two lines with as many commas are no SMILES: a table whose column has to be named. */
    private void refuseNamelessTable(RawLine first) throws UnreadableFileException {
        RawLine second =
                lines.stream()
                        .filter(line -> line.number() > first.number() && !line.blank())
                        .findFirst()
                        .orElse(null);
        if (second == null) {
            return;
        }
        for (char delimiter : new char[] {',', ';'}) {
            List<String> header = header(first, delimiter);
            if (header.size() > 1 && header(second, delimiter).size() == header.size()) {
                throw new UnreadableFileException(
                        "%s looks like a table, but no column is called smiles: name it (--column); the first line has: %s"
                                .formatted(name, String.join(", ", header)));
            }
        }
    }
}
