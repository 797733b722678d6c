package org.molrae.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a verb writes molecules. */
public final class MoleculeFormat {

    static final class Molecules extends FormConverter {
        Molecules() {
            super(Form.SMILES, Form.TSV, Form.CSV, Form.SDF);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "smiles|tsv|csv|sdf",
            converter = Molecules.class,
            description =
                    "Write one SMILES a line, a table with a header, or SDF: molecules drawn in two dimensions, at"
                            + " about a hundred a second. Default: smiles; tsv where there are similarities.")
    @Nullable Form format;

    @Mixin HeaderOptions header = new HeaderOptions();

    /** What was asked for, else SMILES. */
    public Form form() {
        return form(Form.SMILES);
    }

    /** What was asked for, else {@code usual}. */
    public Form form(Form usual) {
        return format == null ? usual : format;
    }

    /** How rows are spelt where a table is written. */
    public TableForm table() {
        return header.table(form());
    }

    /**
     * Refuses options that have no effect on what is written.
     *
     * @param usual what is written where no format was asked for
     */
    public void require(Form usual, QuietOptions verb) {
        header.require(form(usual), verb);
    }
}
