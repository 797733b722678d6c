package org.molrae.cli.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a verb writes a table. */
public final class TableFormat {

    static final class Tables extends FormConverter {
        Tables() {
            super(Form.TSV, Form.CSV);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "tsv|csv",
            converter = Tables.class,
            description =
                    "Write the table with tabs or with commas between cells. Default: ${DEFAULT-VALUE}.")
    Form format;

    @Mixin HeaderOptions header = new HeaderOptions();

    /** A verb that writes {@code usual} where nothing else is asked for. */
    public TableFormat(Form usual) {
        format = usual;
    }

    /** What was asked for. */
    public TableForm form() {
        return header.table(format);
    }
}
