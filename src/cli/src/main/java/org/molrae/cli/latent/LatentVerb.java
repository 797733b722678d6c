package org.molrae.cli.latent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.sampling.FormOptions;
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

    /** Finds the molecules to write. */
    interface Work {

        /** Returns Kekulé SMILES. */
        List<String> molecules(MoleculeGenerator generator) throws InvalidMoleculeException;
    }

    /** Writes the molecules and returns how many there are. */
    final int write(Work work) {
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            List<String> molecules = work.molecules(generator);
            StringBuilder lines = new StringBuilder();
            for (String molecule : molecules) {
                lines.append(MoleculeGenerator.write(molecule, form.form())).append('\n');
            }
            results.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            results.keep();
            return molecules.size();
        } catch (InvalidMoleculeException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
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
