package org.molrae.cli.chemistry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.preparation.Preparation;
import org.molrae.chemistry.preparation.Prepared;
import org.molrae.chemistry.preparation.PreparedSet;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.lines.LineCommand;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.FormOptions;
import org.molrae.cli.options.MoleculeFormat;
import org.molrae.cli.options.RowOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molrae prepare}: molecules as a model wants them. */
@Command(
        name = "prepare",
        description = {
            "Make a file of molecules ready: strip salts and solvents, neutralize where asked, leave out what does not fit"
                    + " and what was there before. Writes a SMILES a line and its name; of equal molecules the first.",
            "Of an entry with several parts, those on a list of salt formers and solvents go, and parts of one atom; of"
                    + " what is left the largest stays: with carbon before without, then by heavy atoms, then by mass."
                    + " Bonds of alkali metals to N, O, S and halogens are cut.",
            "A line for each change and each reason to leave a molecule out says how many there are; --rejects lists"
                    + " those that are left out. 'molrae train --prepare' prepares its data in the same way, with"
                    + " --neutralize."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae prepare vendor.sdf --neutralize > ready.smi",
            "  molrae prepare chembl.csv --column canonical_smiles --neutralize --isotopes drop --elements C,N,O,F,S,Cl,Br"
                    + " --min-atoms 6 --max-atoms 50 --max-charge 0 --rejects left-out.tsv --output ready.smi.gz",
            "  molrae prepare series.csv --format csv --output series-parents.csv"
        })
public final class PrepareCommand extends LineCommand {

    /** A line and what became of its molecule. */
    private record Result(MoleculeRecord line, Prepared prepared) {}

    @Mixin PreparationOptions preparing;

    @Mixin MoleculeFormat format;

    @Mixin FormOptions form;

    @Mixin RowOptions rowOptions;

    private final PreparedSet molecules = new PreparedSet();

    @Override
    public void run() {
        requireInput();
        format.require(Form.SMILES, options);
        Preparation preparation;
        try {
            preparation = preparing.preparation();
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        process(molecules(), file -> work(preparation, file), () -> "");
        Notes notes = new Notes(options.streams());
        PreparationReport.lines(molecules).forEach(line -> options.say(notes, line));
    }

    private Work<List<Result>> work(Preparation preparation, MoleculeFile file) {
        Rows rows = new Rows(format.table(), List.of("smiles"), rowOptions, file);
        return new Work<>(
                format.form().isTable() ? rows.header() : "",
                OrderedPipeline.ofLines(line -> new Result(line, preparation.of(line.text()))),
                (results, late) -> take(rows, results, late),
                () -> format.form() == Form.SMILES ? List.of() : rows.omissions());
    }

    /** Takes molecules in the order of the lines: of equal ones the first. */
    private byte[] take(Rows rows, List<Result> results, Refusals late) {
        StringBuilder out = new StringBuilder();
        for (Result result : results) {
            Prepared taken = molecules.add(result.prepared);
            if (taken instanceof Prepared.LeftOut left) {
                late.leaveOut(result.line, left.reason());
            } else if (taken instanceof Prepared.Kept kept) {
                late.attempt(result.line, () -> write(rows, result.line, text(kept), out));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String text(Prepared.Kept molecule) {
        return form.form() == OutputForm.AROMATIC
                ? molecule.aromaticSmiles()
                : MoleculeGenerator.write(molecule.form(), form.form());
    }

    private void write(Rows rows, MoleculeRecord line, String smiles, StringBuilder out)
            throws BadLineException, InvalidMoleculeException {
        switch (format.form()) {
            case SMILES -> {
                boolean named = line.name() != null && !line.name().isEmpty();
                out.append(smiles).append(named ? " " + line.name() : "").append('\n');
            }
            case TSV, CSV -> rows.write(out, line, List.of(smiles));
            case SDF -> rows.draw(out, line, List.of(smiles));
        }
    }
}
