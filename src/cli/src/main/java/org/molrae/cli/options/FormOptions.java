package org.molrae.cli.options;

import org.jspecify.annotations.Nullable;
import org.molrae.molecules.OutputForm;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a verb writes molecules. */
public final class FormOptions {

    @ArgGroup @Nullable Choice choice;

    /** One of them at most. */
    static final class Choice {

        @Option(
                names = "--canonical",
                description =
                        "Write CDK's canonical isomeric SMILES, at about 2,000 molecules a second."
                                + " Default: aromatic isomeric SMILES in the model's order.")
        boolean canonical;

        @Option(names = "--kekule", description = "Write Kekulé SMILES, as the model does.")
        boolean kekule;
    }

    public OutputForm form() {
        if (choice == null) {
            return OutputForm.AROMATIC;
        }
        return choice.canonical ? OutputForm.CANONICAL : OutputForm.KEKULE;
    }
}
