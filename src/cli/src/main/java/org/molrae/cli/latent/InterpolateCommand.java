package org.molrae.cli.latent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.LatentWalk;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae interpolate}: walks between two molecules. */
@Command(
        name = "interpolate",
        description = {
            "Walk between the codes of two molecules: one SMILES a step, both ends included.",
            "Steps are different molecules, spread over those that a straight line meets, or, where it meets too few, one that is bowed as little as is needed. Where there are no more, some in a row are the same; how many are different is said in the end.",
            "An end whose code is decoded to another molecule is written as it was given, and that is said.",
            "Of a file, each line has two SMILES, A and B, and a table is written: smiles, similarity (to A), of, name (B)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae interpolate 'c1ccccc1O' 'CCN(CC)CC' --steps 10",
            "  molrae interpolate 'c1ccccc1O' 'CCN(CC)CC' --steps 30 --even",
            "  molrae interpolate pairs.txt --steps 20 > walks.tsv",
        })
public final class InterpolateCommand extends LatentVerb {

    /** A walk is held in memory. */
    private static final int MOST_STEPS = 10_000;

    @Reads
    @Parameters(
            index = "0",
            paramLabel = "A|F",
            description =
                    "SMILES to start from, or, without B, a file of pairs; '-' is standard input.")
    String from;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "SMILES to end at.")
    @Nullable String to;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Write N molecules, 2 to 10000. Default: ${DEFAULT-VALUE}.")
    int steps;

    @Option(
            names = "--even",
            description =
                    "Write what lies at equal distances on the straight line, also where it is the same molecule.")
    boolean even;

    private int walks;
    private int differing;

    @Override
    public void run() {
        if (steps < 2 || steps > MOST_STEPS) {
            throw options.wrongUsage("--steps must be from 2 to " + MOST_STEPS);
        }
        requireFormat(to == null);
        if (to == null && !QueryMolecules.isFile(from)) {
            throw options.wrongUsage(
                    "without B, A must be a file, and there is none called " + from);
        }
        if (to == null) {
            InputFile.requireReadable(from);
        }
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            LatentTable table = new LatentTable(results, format, similarity, to == null);
            if (to == null) {
                QueryMolecules.each(
                        from, options, notes, pair -> walk(generator, pair, table, notes));
            } else {
                require(generator, "A (" + from + ")", from);
                require(generator, "B (" + to + ")", to);
                walk(generator, from, to, table, notes);
            }
            results.keep();
            String many = walks == 1 ? "" : "%,d walks, ".formatted(walks);
            options.say(
                    notes,
                    many
                            + "%,d steps, %,d different molecules"
                                    .formatted(walks * steps, differing));
        } catch (InvalidMoleculeException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot read " + from, e);
        }
    }

    private void walk(
            MoleculeGenerator generator, MoleculeRecord pair, LatentTable table, Notes notes)
            throws InvalidMoleculeException {
        String end = pair.name();
        if (end == null || end.isEmpty()) {
            throw new InvalidMoleculeException(
                    Reason.EMPTY, -1, "a line needs two SMILES, and has one");
        }
        walk(generator, pair.text(), end, table, notes);
    }

    private void walk(
            MoleculeGenerator generator, String start, String end, LatentTable table, Notes notes)
            throws InvalidMoleculeException {
        LatentWalk walk = generator.walk(start, end);
        List<String> met = new ArrayList<>(even ? walk.even(steps) : walk.different(steps));
        setEnd(met, 0, start, notes);
        setEnd(met, steps - 1, end, notes);
        table.of(start, end);
        Set<String> different = new HashSet<>();
        for (String molecule : met) {
            table.write(MoleculeGenerator.write(molecule, form.form()));
            different.add(canonical(molecule));
        }
        if (options.strict && !even && different.size() < steps) {
            throw new Failure(
                    "%d steps were asked for from %s to %s, and %d different ones are there"
                            .formatted(steps, start, end, different.size()));
        }
        walks++;
        differing += different.size();
    }

    /** Puts a molecule in its place where its code is decoded to another. */
    private void setEnd(List<String> met, int place, String given, Notes notes)
            throws InvalidMoleculeException {
        String decoded = met.get(place);
        if (canonical(decoded).equals(CanonicalForm.of(given))) {
            return;
        }
        String what = "the code of " + given + " is decoded to another molecule, " + decoded;
        if (options.strict) {
            throw new Failure(what);
        }
        notes.line("interpolate: " + what + "; it is written as given");
        met.set(place, KekuleForm.of(given));
    }

    /** Models of other grammars write texts that are no molecules, too. */
    private static String canonical(String text) {
        try {
            return CanonicalForm.of(text);
        } catch (InvalidMoleculeException e) {
            return text;
        }
    }
}
