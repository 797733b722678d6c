package org.molrae.cli.latent;

import org.molrae.cli.options.Positive;
import org.molrae.molecules.LatentWalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae interpolate}: walks between two molecules. */
@Command(
        name = "interpolate",
        description = {
            "Walk between the codes of two molecules: one SMILES a step, both ends included.",
            "Steps are different molecules, spread over those that a straight line meets, or, where it meets too few, one that is bowed as little as is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae interpolate 'c1ccccc1O' 'CCN(CC)CC' --steps 10",
            "  molrae interpolate 'c1ccccc1O' 'CCN(CC)CC' --steps 30 --even",
        })
public final class InterpolateCommand extends LatentVerb {

    /** A walk is held in memory. */
    private static final int MOST_STEPS = 10_000;

    @Parameters(index = "0", paramLabel = "A", description = "SMILES to start from.")
    String from;

    @Parameters(index = "1", paramLabel = "B", description = "SMILES to end at.")
    String to;

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

    @Override
    public void run() {
        if (steps < 2 || steps > MOST_STEPS) {
            throw options.wrongUsage("--steps must be from 2 to " + MOST_STEPS);
        }
        write(
                generator -> {
                    require(generator, "A (" + from + ")", from);
                    require(generator, "B (" + to + ")", to);
                    LatentWalk walk = generator.walk(from, to);
                    return even ? walk.even(steps) : walk.different(steps);
                });
    }
}
