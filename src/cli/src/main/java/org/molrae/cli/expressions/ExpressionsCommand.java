package org.molrae.cli.expressions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code molrae expressions}: the paper's task of arithmetic expressions. */
@Command(
        name = "expressions",
        description =
                "Train models of arithmetic expressions, sample from them and search their latent spaces.",
        subcommands = {
            ExpressionsDataCommand.class,
            ExpressionsTrainCommand.class,
            ExpressionsSampleCommand.class,
            ExpressionsInterpolateCommand.class,
            ExpressionsOptimizeCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions data --output equations.txt.gz",
            "  molrae expressions train --preset grae --output grae.safetensors",
            "  molrae expressions sample --model grae.safetensors --count 20",
            "  molrae expressions optimize --model grae.safetensors --strategy genetic --rounds 25 --batch-size 10"
        })
public final class ExpressionsCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }
}
