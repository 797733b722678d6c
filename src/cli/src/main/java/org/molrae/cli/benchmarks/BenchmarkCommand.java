package org.molrae.cli.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code molrae benchmark}: each of its verbs makes one table. */
@Command(
        name = "benchmark",
        description = "Make a table of the paper, of a suite of tasks, or of throughput.",
        subcommands = {
            BenchmarkExpressionsCommand.class,
            BenchmarkGoalsCommand.class,
            BenchmarkImagesTableCommand.class,
            BenchmarkLatentCommand.class,
            BenchmarkMoleculesCommand.class,
            BenchmarkThroughputCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark images-table --data mnist:data/mnist --width 1/16 --epochs 10 --output table",
            "  molrae benchmark expressions --output expressions",
            "  molrae benchmark molecules --data train.smi.gz --output table",
            "  molrae benchmark goals --suite guacamol --molecules theirs --output judged",
            "  molrae benchmark latent --data test.smi.gz --report control.html",
            "  molrae benchmark throughput --json throughput.json",
            "  molrae benchmark images-table --help"
        })
public final class BenchmarkCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "the name of a benchmark is missing");
    }
}
