package org.molrae.cli.density;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code molrae density}: what is done to the density of a trained model's codes. */
@Command(
        name = "density",
        description = "Fit the density of a model's codes again, without training the model again.",
        subcommands = DensityFitCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae density fit my.safetensors --data molecules.smi.gz --components 20",
            "  molrae density fit digits.safetensors --data drawn --density kde",
            "  molrae density fit --help"
        })
public final class DensityCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: molrae density fit");
    }
}
