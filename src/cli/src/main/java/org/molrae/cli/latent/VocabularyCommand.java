package org.molrae.cli.latent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.QuietOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.TableForm;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.terminal.Failure;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.ReleasedModels;
import org.molrae.molecules.mask.WritableAtom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molrae vocabulary}: what a model can write. */
@Command(
        name = "vocabulary",
        description = {
            "List the atoms and bonds that a model can write: atoms as they stand in Kekulé SMILES, with element,"
                    + " charge, hydrogens (empty where they follow from the bonds) and whether they have a"
                    + " configuration.",
            "Molecules with other atoms can be neither drawn nor encoded. No network is run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae vocabulary",
            "  molrae vocabulary my.safetensors | awk -F'\\t' '$4 != 0'"
        })
public final class VocabularyCommand implements Runnable {

    private static final Map<String, String> BONDS =
            Map.of("=", "double", "#", "triple", "/", "single, up", "\\", "single, down");

    @Reads
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            defaultValue = ReleasedModels.DEFAULT,
            description =
                    "The file of a model, or the name of a released one. Default: ${DEFAULT-VALUE}.")
    String model;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin QuietOptions options;

    @Override
    public void run() {
        StringBuilder out = new StringBuilder();
        try {
            append(out, ReleasedModels.describe(model).vocabulary());
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
        try (ResultFile results = ResultFile.open(output.file, options.streams())) {
            results.write(out.toString().getBytes(StandardCharsets.UTF_8));
            results.keep();
        }
    }

    private void append(StringBuilder out, Vocabulary vocabulary) {
        TableForm table = format.form();
        out.append(
                table.header(
                        List.of("smiles", "is", "element", "charge", "hydrogens", "configured")));
        for (WritableAtom atom : WritableAtom.of(vocabulary)) {
            table.append(
                    out,
                    List.of(
                            atom.smiles(),
                            "atom",
                            atom.symbol(),
                            String.valueOf(atom.charge()),
                            atom.hydrogens() < 0 ? "" : String.valueOf(atom.hydrogens()),
                            atom.configured() ? "1" : "0"));
        }
        for (String bond : WritableAtom.bonds(vocabulary)) {
            table.append(
                    out,
                    List.of(bond, "bond, " + BONDS.getOrDefault(bond, "other"), "", "", "", ""));
        }
    }
}
