package org.molrae.cli.latent;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.Neighborhood;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae neighbors}: molecules near a molecule in latent space. */
@Command(
        name = "neighbors",
        description = {
            "Decode codes near that of a molecule: one SMILES a line, each molecule once, never the molecule itself.",
            "Codes lie at one distance from the molecule's, in directions drawn at random; the further, the less alike."
                    + " Where all codes of a small distance give the molecule itself back, fewer than N are written.",
            "Of a file, each molecule's neighbors are written, as a table: smiles, similarity, of, name."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae neighbors 'c1ccccc1C(=O)NCC'",
            "  molrae neighbors 'c1ccccc1C(=O)NCC' --count 100 --distance 0.3 --seed 1 | molrae properties -",
            "  molrae neighbors hits.smi --count 20 --seed 1 > neighbors.tsv"
        })
public final class NeighborsCommand extends LatentVerb {

    @Reads
    @Parameters(
            paramLabel = "S|F",
            description = "SMILES of the molecule, or a file of molecules; '-' is standard input.")
    String molecule;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Write N molecules at most. Default: ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--distance",
            paramLabel = "X",
            defaultValue = "0.2",
            description =
                    "Distance from the molecule's code, as a share of the mean distance between two molecules' codes."
                            + " Default: ${DEFAULT-VALUE}.")
    double distance;

    @Mixin SeedOptions seed;

    @Override
    public void run() {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw options.wrongUsage("--distance must be positive, is " + distance);
        }
        boolean file = QueryMolecules.isFile(molecule);
        requireFormat(file);
        if (file) {
            InputFile.requireReadable(molecule);
        }
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            LatentTable table = new LatentTable(results, format, similarity, file);
            AtomicInteger found = new AtomicInteger();
            if (file) {
                QueryMolecules.each(
                        molecule,
                        options,
                        notes,
                        one -> {
                            Neighborhood around =
                                    generator.neighborhood(one.text(), distance, seed.value());
                            table.of(one.text(), one.name());
                            found.addAndGet(write(around, table));
                        });
            } else {
                Neighborhood around = generator.neighborhood(molecule, distance, seed.value());
                table.of(molecule, null);
                found.set(write(around, table));
            }
            results.keep();
            options.say(notes, found + " molecules; seed " + seed.value());
        } catch (InvalidMoleculeException e) {
            throw new Failure(molecule + ": " + e.summary(), e);
        } catch (IOException e) {
            throw Failure.of("cannot read " + molecule, e);
        }
    }

    private int write(Neighborhood neighborhood, LatentTable table)
            throws InvalidMoleculeException {
        List<String> different = neighborhood.different(count);
        for (String neighbor : different) {
            table.write(MoleculeGenerator.write(neighbor, form.form()));
        }
        return different.size();
    }
}
