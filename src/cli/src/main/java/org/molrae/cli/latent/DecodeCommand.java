package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.files.Line;
import org.molrae.cli.lines.ModelCommand;
import org.molrae.cli.sampling.FormOptions;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molrae decode}: latent codes to molecules. */
@Command(
        name = "decode",
        description = {
            "Turn latent codes into molecules, greedily: one SMILES a line.",
            "Reads CSV as 'molrae encode' writes it: the last columns are the code, a first column that is no"
                    + " number is passed over, and so is a header."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae decode codes.csv > molecules.smi",
            "  molrae encode molecules.smi | molrae decode - --canonical"
        })
public final class DecodeCommand extends ModelCommand {

    @Mixin FormOptions form;

    @Override
    public void run() {
        requireInput();
        try (MoleculeGenerator generator = model.load(device)) {
            processBatches(
                    false,
                    "",
                    (lines, bad) -> {
                        List<float[]> codes = new ArrayList<>(lines.size());
                        for (Line line : lines) {
                            if (!isHeader(line)) {
                                bad.attempt(
                                        line,
                                        () -> codes.add(code(line, generator.latentDimension())));
                            }
                        }
                        return write(generator, codes);
                    },
                    () -> "");
        }
    }

    private byte[] write(MoleculeGenerator generator, List<float[]> codes) {
        StringBuilder out = new StringBuilder();
        for (String molecule : codes.isEmpty() ? List.<String>of() : generator.decode(codes)) {
            out.append(MoleculeGenerator.write(molecule, form.form())).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isHeader(Line line) {
        return line.number() == 1 && line.text().contains("z0");
    }

    private static float[] code(Line line, int dimensions) throws BadLineException {
        String[] fields = line.text().split(",", -1);
        if (fields.length != dimensions && fields.length != dimensions + 1) {
            throw new BadLineException(
                    fields.length
                            + " columns, the model's codes have "
                            + dimensions
                            + " dimensions, with or without a first column for the molecule");
        }
        float[] code = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            String field = fields[fields.length - dimensions + i].strip();
            try {
                code[i] = Float.parseFloat(field);
            } catch (NumberFormatException e) {
                throw new BadLineException("'" + field + "' is no number", e);
            }
            if (!Float.isFinite(code[i])) {
                throw new BadLineException("'" + field + "' is not finite");
            }
        }
        return code;
    }
}
