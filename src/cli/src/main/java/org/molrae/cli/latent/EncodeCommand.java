package org.molrae.cli.latent;

import java.util.List;
import org.molrae.cli.lines.ModelCommand;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molrae encode}: molecules to latent codes. */
@Command(
        name = "encode",
        description = {
            "Turn molecules into latent codes: CSV of the SMILES and one column a dimension.",
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

    @Override
    public void run() {
        processMolecules("smiles$DIMENSIONS\n", this::encode, () -> "");
    }

    private void encode(MoleculeGenerator generator, List<Derived> molecules, StringBuilder out) {
        float[][] codes = generator.encode(rules(molecules), refinement.steps);
        for (int i = 0; i < codes.length; i++) {
            // no SMILES holds a comma, a quote or a line end
            out.append(molecules.get(i).line().text());
            for (float value : codes[i]) {
                out.append(',').append(value);
            }
            out.append('\n');
        }
    }
}
