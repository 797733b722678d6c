package org.molrae.cli.options;

import picocli.CommandLine.Option;

/** Whether a table begins with the names of its columns. */
public final class HeaderOptions {

    @Option(names = "--no-header", description = "Leave out the line with the names of columns.")
    boolean none;

    /** How rows are spelt in a form; with tabs where it is none of a table. */
    public TableForm table(Form form) {
        return new TableForm(form == Form.CSV ? ',' : '\t', !none);
    }

    /** Refuses the option where no table is written. */
    public void require(Form form, QuietOptions verb) {
        if (!form.isTable()) {
            verb.refuse("--no-header", "with --format " + form);
        }
    }
}
