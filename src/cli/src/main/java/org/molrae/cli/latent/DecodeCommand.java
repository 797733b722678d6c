package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.cli.lines.LineCommand;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.FormOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.MoleculeFormat;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molrae decode}: latent codes to molecules. */
@Command(
        name = "decode",
        description = {
            "Turn latent codes into molecules, greedily: one SMILES a line.",
            "Reads CSV as 'molrae encode' writes it: the columns z0, z1, ... of a header are the code, and a name stands"
                    + " behind the SMILES; without a header the last columns are the code, after one column at most."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae decode codes.csv > molecules.smi",
            "  molrae encode molecules.smi | molrae decode - --canonical"
        })
public final class DecodeCommand extends LineCommand {

    @Mixin ModelOptions model;

    @Mixin DeviceOptions device;

    @Mixin FormOptions form;

    @Mixin MoleculeFormat format;

    @Override
    public void run() {
        requireInput();
        format.require(Form.SMILES, options);
        try (MoleculeGenerator generator = model.load(device)) {
            process(
                    Reading.ROWS,
                    file -> {
                        CodeColumns columns = columns(file, generator.latentDimension());
                        return Work.of(
                                header(columns),
                                (lines, bad) -> decode(generator, columns, lines, bad),
                                List::of);
                    },
                    () -> "");
        }
    }

    private String header(CodeColumns columns) {
        return format.form().isTable()
                ? format.table()
                        .header(columns.named() ? List.of("smiles", "name") : List.of("smiles"))
                : "";
    }

    private CodeColumns columns(MoleculeFile file, int dimensions) {
        try {
            return CodeColumns.of(file, dimensions);
        } catch (BadLineException e) {
            throw new Failure(file.name() + ": " + e.reason(), e);
        }
    }

    private byte[] decode(
            MoleculeGenerator generator,
            CodeColumns columns,
            List<MoleculeRecord> lines,
            Refusals bad) {
        List<float[]> codes = new ArrayList<>(lines.size());
        List<MoleculeRecord> used = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            if (bad.attempt(line, () -> codes.add(columns.code(line)))) {
                used.add(line);
            }
        }
        StringBuilder out = new StringBuilder();
        List<String> decoded = codes.isEmpty() ? List.of() : generator.decode(codes);
        for (int i = 0; i < decoded.size(); i++) {
            String molecule = MoleculeGenerator.write(decoded.get(i), form.form());
            MoleculeRecord line = used.get(i);
            String name = columns.name(line);
            String text = name == null ? "" : name;
            switch (format.form()) {
                case SMILES ->
                        out.append(molecule).append(text.isEmpty() ? "" : "\t" + text).append('\n');
                case TSV, CSV ->
                        format.table()
                                .append(
                                        out,
                                        columns.named()
                                                ? List.of(molecule, text)
                                                : List.of(molecule));
                case SDF ->
                        bad.attempt(line, () -> out.append(Rows.drawn(molecule, text, Map.of())));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
