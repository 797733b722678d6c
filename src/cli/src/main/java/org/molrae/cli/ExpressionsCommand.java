package org.molrae.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code molrae expressions}: the paper's task of arithmetic expressions. */
@Command(
        name = "expressions",
        description = "Work on arithmetic expressions, the paper's second task.",
        synopsisSubcommandLabel = "data",
        subcommands = ExpressionsDataCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions data --output equations.txt.gz",
            "  molrae expressions data --help"
        })
final class ExpressionsCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: molrae expressions data");
    }
}
