package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.sampling.FormOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.LatentWalk;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
public final class InterpolateCommand implements Runnable {

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

    @Mixin ModelOptions model;

    @Mixin FormOptions form;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    @Override
    public void run() {
        if (steps < 2 || steps > MOST_STEPS) {
            throw options.wrongUsage("--steps must be from 2 to " + MOST_STEPS);
        }
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            requireMolecule(generator, "A", from);
            requireMolecule(generator, "B", to);
            StringBuilder out = new StringBuilder();
            LatentWalk walk = generator.walk(from, to);
            for (String molecule : even ? walk.even(steps) : walk.different(steps)) {
                out.append(MoleculeGenerator.write(molecule, form.form())).append('\n');
            }
            results.write(out.toString().getBytes(StandardCharsets.UTF_8));
            results.keep();
        } catch (InvalidMoleculeException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireMolecule(MoleculeGenerator generator, String name, String smiles) {
        try {
            generator.derive(smiles);
        } catch (InvalidMoleculeException e) {
            throw new Failure(
                    name + " (" + smiles + "): " + e.summary(), e);
        }
    }
}
