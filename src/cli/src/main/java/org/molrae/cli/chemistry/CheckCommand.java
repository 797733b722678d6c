package org.molrae.cli.chemistry;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.MoleculeCheck;
import org.molrae.chemistry.smiles.MoleculeCheck.Verdict;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.files.Line;
import org.molrae.cli.lines.LineCommand;
import picocli.CommandLine.Command;

/**
 * {@code molrae check}: says of every SMILES whether it is a molecule, and if not, why and where.
 */
@Command(
        name = "check",
        description = {
            "Say of every SMILES whether it is a molecule: a table of smiles, valid (1 or 0) and reason.",
            "The reason begins with its kind (empty, syntax, ring, valence, kekulize, unsupported) and, where one"
                    + " character is to blame, its position counted from 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae check molecules.smi.gz > verdicts.tsv",
            "  molrae sample --count 1000 --seed 1 | molrae check - | cut -f2 | sort | uniq -c",
            "  molrae check --strict molecules.smi > /dev/null && echo all are molecules"
        })
public final class CheckCommand extends LineCommand {

    private final LongAdder valid = new LongAdder();
    private final LongAdder invalid = new LongAdder();

    @Override
    public void run() {
        process(true, "smiles\tvalid\treason\n", this::check, this::summary);
    }

    private void check(Line line, StringBuilder out) throws BadLineException {
        Verdict verdict = MoleculeCheck.of(line.text());
        (verdict.valid() ? valid : invalid).increment();
        if (!verdict.valid() && options.strict) {
            throw new BadLineException(reason(verdict));
        }
        out.append(line.text()).append('\t').append(verdict.valid() ? "1\t" : "0\t");
        out.append(reason(verdict)).append('\n');
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
