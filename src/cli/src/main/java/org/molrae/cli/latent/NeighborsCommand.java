package org.molrae.cli.latent;

import org.molrae.cli.options.Positive;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.terminal.Notes;
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
public final class NeighborsCommand extends LatentVerb {

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

    @Override
    public void run() {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw options.wrongUsage("--distance must be positive, is " + distance);
        }
        int found =
                write(
                        generator -> {
                            require(generator, molecule, molecule);
                            return generator
                                    .neighborhood(molecule, distance, seed.value())
                                    .different(count);
                        });
        if (!options.quiet) {
            new Notes(options.streams()).line(found + " molecules, seed " + seed.value());
        }
    }
}
