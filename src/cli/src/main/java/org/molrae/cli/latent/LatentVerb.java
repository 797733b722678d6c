package org.molrae.cli.latent;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.FormOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.MoleculeFormat;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The frame of the verbs that write molecules of a model's latent space. */
abstract class LatentVerb implements Runnable {

    @Mixin ModelOptions model;

    @Mixin FormOptions form;

    @Mixin MoleculeFormat format;

    @Option(
            names = "--similarity",
            description =
                    "Write a table with the Tanimoto similarity to the molecule, of a walk to A (Morgan, radius 2, 2,048"
                            + " bits).")
    boolean similarity;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    /** Refuses options that have no effect, before any work. */
    final void requireFormat(boolean ofMany) {
        format.require(LatentTable.usual(similarity, ofMany), options);
        if (LatentTable.form(format, similarity, ofMany) == Form.SMILES) {
            options.refuse("--similarity", "with --format smiles");
        }
    }

    /** Fails where a text of the command line is no molecule that the model can express. */
    static void require(MoleculeGenerator generator, String name, String smiles) {
        try {
            generator.derive(smiles);
        } catch (InvalidMoleculeException e) {
            throw new Failure(name + ": " + e.summary(), e);
        }
    }
}
