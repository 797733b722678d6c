package org.molrae.cli.images;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code molrae images}: the paper's first task, pictures. */
@Command(
        name = "images",
        description = "Train autoencoders on images, sample from them and measure them.",
        subcommands = {
            ImagesTrainCommand.class,
            ImagesSampleCommand.class,
            ImagesReconstructCommand.class,
            ImagesInterpolateCommand.class,
            ImagesEvaluateCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae images train --data drawn --output digits.safetensors",
            "  molrae images sample --model digits.safetensors --output samples.png",
            "  molrae images evaluate --model digits.safetensors --data drawn"
        })
public final class ImagesCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing");
    }
}
