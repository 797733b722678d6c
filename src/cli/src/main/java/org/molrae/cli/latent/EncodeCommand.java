package org.molrae.cli.latent;

import java.util.ArrayList;
import java.util.List;
import org.molrae.cli.lines.ModelCommand;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.TableFormat;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molrae encode}: molecules to latent codes. */
@Command(
        name = "encode",
        description = {
            "Turn molecules into latent codes: a table of the SMILES and one column a dimension, then the name and the"
                    + " other columns of the input, if it has them.",
            "The code is one that the decoder turns back into the molecule, wherever --refine finds one.",
            "Molecules that the model cannot express (an atom it has not seen, too long) are reported and skipped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae encode molecules.smi.gz --output codes.csv",
            "  molrae encode molecules.smi.gz --refine 0 --output codes.csv",
            "  echo 'c1ccccc1O' | molrae encode - | molrae decode -"
        })
public final class EncodeCommand extends ModelCommand {

    @Mixin RefinementOptions refinement;

    @Mixin TableFormat format = new TableFormat(Form.CSV);

    @Override
    public void run() {
        processMolecules(format.form(), EncodeCommand::header, this::encode, () -> "");
    }

    private static List<String> header(MoleculeGenerator generator) {
        List<String> header = new ArrayList<>(List.of("smiles"));
        for (int i = 0; i < generator.latentDimension(); i++) {
            header.add("z" + i);
        }
        return header;
    }

    private List<List<String>> encode(MoleculeGenerator generator, List<Derived> molecules) {
        float[][] codes = generator.encode(rules(molecules), refinement.steps);
        List<List<String>> rows = new ArrayList<>(codes.length);
        for (int i = 0; i < codes.length; i++) {
            List<String> row = new ArrayList<>(codes[i].length + 1);
            row.add(molecules.get(i).line().text());
            for (float value : codes[i]) {
                row.add(Float.toString(value));
            }
            rows.add(row);
        }
        return rows;
    }
}
