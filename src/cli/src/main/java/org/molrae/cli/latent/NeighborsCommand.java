package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.sampling.FormOptions;
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
                    + " Where all codes of a small distance give the molecule itself back, fewer than N are written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae neighbors 'c1ccccc1C(=O)NCC'",
            "  molrae neighbors 'c1ccccc1C(=O)NCC' --count 100 --distance 0.3 --seed 1 | molrae properties -"
        })
public final class NeighborsCommand implements Runnable {

    /** Codes decoded at once. */
    private static final int BATCH = 256;

    /** Batches in a row that bring nothing new before the search ends. */
    private static final int PATIENCE = 4;

    @Parameters(paramLabel = "S", description = "SMILES of the molecule.")
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

    @Mixin ModelOptions model;

    @Mixin FormOptions form;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    @Override
    public void run() {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw options.wrongUsage("--distance must be positive, is " + distance);
        }
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            int found = write(generator.neighborhood(molecule, distance, seed.value()), results);
            results.keep();
            if (!options.quiet) {
                notes.line(found + " molecules, seed " + seed.value());
            }
        } catch (InvalidMoleculeException e) {
            throw new Failure(molecule + ": " + e.summary(), e);
        }
    }

    private int write(Neighborhood neighborhood, ResultFile results)
            throws InvalidMoleculeException {
        Set<String> seen = new LinkedHashSet<>();
        seen.add(CanonicalForm.of(molecule));
        int barren = 0;
        while (seen.size() <= count && barren < PATIENCE) {
            int before = seen.size();
            for (String neighbor : neighborhood.next(BATCH)) {
                if (seen.size() <= count && isNew(neighbor, seen)) {
                    String line = MoleculeGenerator.write(neighbor, form.form()) + "\n";
                    results.write(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            barren = seen.size() == before ? barren + 1 : 0;
        }
        return seen.size() - 1;
    }

    /** Models of other grammars write texts that are no molecules, too; those are left out. */
    private static boolean isNew(String neighbor, Set<String> seen) {
        try {
            return seen.add(CanonicalForm.of(neighbor));
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }
}
