package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.MoleculeFormat;

/**
 * Where molecules around another one are written, with how like the other one each is, and which
 * that is, where that is of interest.
 */
final class LatentTable {

    private static final int RADIUS = 2;
    private static final int BITS = 2048;

    private final ResultFile results;
    private final MoleculeFormat format;
    private final Form form;
    private final List<String> columns;
    private @Nullable Fingerprint other;
    private String smiles = "";
    private String name = "";

    /**
     * Writes the header, if there is one.
     *
     * @param similarities whether each row has the Tanimoto similarity (Morgan, radius 2, 2,048
     *     bits)
     * @param ofMany whether rows name the molecule that they belong to
     */
    LatentTable(ResultFile results, MoleculeFormat format, boolean similarities, boolean ofMany) {
        this.results = results;
        this.format = format;
        form = form(format, similarities, ofMany);
        if (ofMany) {
            columns = List.of("smiles", "similarity", "of", "name");
        } else {
            columns = similarities ? List.of("smiles", "similarity") : List.of("smiles");
        }
        if (form.isTable()) {
            append(format.table().header(columns));
        }
    }

    /** What is written: a table where there is more to say than a SMILES. */
    static Form form(MoleculeFormat format, boolean similarities, boolean ofMany) {
        return format.form(usual(similarities, ofMany));
    }

    /** What is written where no format was asked for. */
    static Form usual(boolean similarities, boolean ofMany) {
        return similarities || ofMany ? Form.TSV : Form.SMILES;
    }

    /** Rows from here on belong to this molecule. */
    void of(String smiles, @Nullable String name) throws InvalidMoleculeException {
        this.smiles = smiles;
        this.name = name == null ? "" : name;
        boolean shown = columns.size() > 1 && form != Form.SMILES;
        other = shown ? fingerprint(smiles) : null;
    }

    /** Writes a molecule. */
    void write(String molecule) throws InvalidMoleculeException {
        Fingerprint of = other;
        String similarity =
                of == null
                        ? ""
                        : String.format(Locale.ROOT, "%.4f", of.tanimoto(fingerprint(molecule)));
        List<String> cells = List.of(molecule, similarity, smiles, name).subList(0, columns.size());
        switch (form) {
            case SMILES -> append(molecule + '\n');
            case TSV, CSV -> append(format.table().row(cells));
            case SDF -> append(drawn(cells));
        }
    }

    private String drawn(List<String> cells) throws InvalidMoleculeException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            fields.put(columns.get(i), cells.get(i));
        }
        try {
            return Rows.drawn(cells.get(0), "", fields);
        } catch (BadLineException e) {
            throw new InvalidMoleculeException(Reason.UNSUPPORTED, -1, e.reason());
        }
    }

    private void append(String text) {
        results.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Fingerprint fingerprint(String smiles) throws InvalidMoleculeException {
        return MorganFingerprint.folded(Molecule.fromSmiles(smiles), RADIUS, BITS);
    }
}
