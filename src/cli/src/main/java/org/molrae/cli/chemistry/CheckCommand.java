package org.molrae.cli.chemistry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.MoleculeCheck;
import org.molrae.chemistry.smiles.MoleculeCheck.Verdict;
import org.molrae.cli.lines.LineCommand;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.RowOptions;
import org.molrae.cli.options.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code molrae check}: says of every SMILES whether it is a molecule, and if not, why and where.
 */
@Command(
        name = "check",
        description = {
            "Say of every SMILES whether it is a molecule: a table of smiles, valid (1 or 0) and reason, then the name and"
                    + " the other columns of the input, if it has them.",
            "The reason begins with its kind (empty, syntax, ring, valence, kekulize, unsupported) and, where one"
                    + " character is to blame, its position counted from 0. Lines that cannot even be read have the kind"
                    + " unreadable: every record of the input has its row."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae check molecules.smi.gz > verdicts.tsv",
            "  molrae sample --count 1000 --seed 1 | molrae check - | cut -f2 | sort | uniq -c",
            "  molrae check --strict molecules.smi > /dev/null && echo all are molecules"
        })
public final class CheckCommand extends LineCommand {

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin RowOptions rowOptions;

    private final LongAdder valid = new LongAdder();
    private final LongAdder invalid = new LongAdder();

    @Override
    public void run() {
        process(
                molecules(),
                file -> {
                    List<String> header = List.of("smiles", "valid", "reason");
                    Rows rows = new Rows(format.form(), header, rowOptions, file);
                    return Work.rows(rows, (lines, bad) -> check(rows, lines, bad));
                },
                this::summary);
    }

    private byte[] check(Rows rows, List<MoleculeRecord> lines, Refusals bad) {
        StringBuilder out = new StringBuilder();
        for (MoleculeRecord line : lines) {
            if (!bad.attempt(line, () -> check(rows, line, out, bad))) {
                if (bad.strict()) {
                    break;
                }
                invalid.increment();
                String fault = bad.refused().get(bad.refused().size() - 1).reason();
                rows.write(out, line, List.of(line.text(), "0", "unreadable: " + fault));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void check(Rows rows, MoleculeRecord line, StringBuilder out, Refusals bad)
            throws BadLineException {
        Verdict verdict = MoleculeCheck.of(line.text());
        String reason = reason(verdict);
        if (!verdict.valid()) {
            if (options.strict) {
                throw new BadLineException(reason);
            }
            bad.list(line, reason);
        }
        (verdict.valid() ? valid : invalid).increment();
        rows.write(out, line, List.of(line.text(), verdict.valid() ? "1" : "0", reason));
    }

    private static String reason(Verdict verdict) {
        Reason kind = verdict.reason();
        if (kind == null) {
            return "";
        }
        String place = verdict.position() < 0 ? "" : " at " + verdict.position();
        return kind.label() + place + ": " + verdict.message();
    }

    private String summary() {
        return String.format(Locale.ROOT, "%,d valid, %,d not", valid.sum(), invalid.sum());
    }
}
