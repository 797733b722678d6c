package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.Cells;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.files.ResultFile;

/**
 * Where molecules around another one are written: one SMILES a line, or a table that says how like
 * the other one each is, and which that is.
 */
final class LatentTable {

    private static final int RADIUS = 2;
    private static final int BITS = 2048;

    private final ResultFile results;
    private final boolean similarities;
    private final boolean ofMany;
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
    LatentTable(ResultFile results, boolean similarities, boolean ofMany) {
        this.results = results;
        this.similarities = similarities || ofMany;
        this.ofMany = ofMany;
        if (this.similarities) {
            row(
                    ofMany
                            ? List.of("smiles", "similarity", "of", "name")
                            : List.of("smiles", "similarity"));
        }
    }

    /** Rows from here on belong to this molecule. */
    void of(String smiles, @Nullable String name) throws InvalidMoleculeException {
        this.smiles = smiles;
        this.name = name == null ? "" : name;
        other = similarities ? fingerprint(smiles) : null;
    }

    /** Writes a molecule. */
    void write(String molecule) throws InvalidMoleculeException {
        List<String> row = new ArrayList<>();
        row.add(molecule);
        if (other != null) {
            double similarity = other.tanimoto(fingerprint(molecule));
            row.add(String.format(Locale.ROOT, "%.4f", similarity));
        }
        if (ofMany) {
            row.add(smiles);
            row.add(name);
        }
        row(row);
    }

    private void row(List<String> cells) {
        StringBuilder out = new StringBuilder();
        Cells.append(out, '\t', cells);
        results.write(out.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Fingerprint fingerprint(String smiles) throws InvalidMoleculeException {
        return MorganFingerprint.folded(Molecule.fromSmiles(smiles), RADIUS, BITS);
    }
}
