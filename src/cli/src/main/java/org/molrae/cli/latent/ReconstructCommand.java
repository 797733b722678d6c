package org.molrae.cli.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.lines.ModelCommand;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.FormOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molrae reconstruct}: molecules through the latent space and back. */
@Command(
        name = "reconstruct",
        description = {
            "Encode molecules and decode them greedily: a table of input, output and exact (1 or 0), then the name and"
                    + " the other columns of the input, if it has them.",
            "Codes are those of molrae encode, by default with a search that knows the molecule: a share that"
                    + " compares with no published one. --refine 0 shows what the encoder does alone.",
            "Exact means the same molecule: the same canonical isomeric SMILES."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae reconstruct molecules.smi.gz > reconstructions.tsv",
            "  molrae reconstruct - --canonical < molecules.smi | awk -F'\\t' '$3 == 0'"
        })
public final class ReconstructCommand extends ModelCommand {

    @Mixin RefinementOptions refinement;

    @Mixin FormOptions form;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    private final LongAdder all = new LongAdder();
    private final LongAdder exact = new LongAdder();

    @Override
    public void run() {
        processMolecules(
                format.form(),
                generator -> List.of("input", "output", "exact"),
                this::reconstruct,
                this::summary);
    }

    private List<List<String>> reconstruct(MoleculeGenerator generator, List<Derived> molecules) {
        List<String> outputs = generator.reconstruct(rules(molecules), refinement.steps);
        List<List<String>> rows = new ArrayList<>(outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            String input = molecules.get(i).line().text();
            boolean same = same(input, outputs.get(i));
            all.increment();
            exact.add(same ? 1 : 0);
            String written = MoleculeGenerator.write(outputs.get(i), form.form());
            rows.add(List.of(input, written, same ? "1" : "0"));
        }
        return rows;
    }

    private static boolean same(String input, String output) {
        try {
            return CanonicalForm.sameMolecule(input, output);
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    private String summary() {
        return String.format(
                Locale.ROOT, "%.2f %% exact", 100.0 * exact.sum() / Math.max(1, all.sum()));
    }
}
