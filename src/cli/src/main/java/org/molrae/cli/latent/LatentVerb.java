package org.molrae.cli.latent;

import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.FormOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Mixin;

/** The frame of the verbs that write molecules of a model's latent space. */
abstract class LatentVerb implements Runnable {

    @Mixin ModelOptions model;

    @Mixin FormOptions form;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    /** Fails where a text of the command line is no molecule that the model can express. */
    static void require(MoleculeGenerator generator, String name, String smiles) {
        try {
            generator.derive(smiles);
        } catch (InvalidMoleculeException e) {
            throw new Failure(name + ": " + e.summary(), e);
        }
    }
}
