package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.benchmarks.expressions.ExpressionsExperiment;
import org.molrae.benchmarks.expressions.KusnerExpressions;
import org.molrae.benchmarks.sequences.SearchProtocol;
import org.molrae.benchmarks.sequences.TrainedModels;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.cli.design.SearchOptions;
import org.molrae.cli.expressions.ExpressionRounds;
import org.molrae.cli.images.ImageRunOptions;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Formerly;
import org.molrae.cli.options.Positive;
import org.molrae.cli.terminal.Notes;
import org.molrae.sequences.SequencePreset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark expressions}: the paper's comparison over expressions. */
@Command(
        name = "expressions",
        description = {
            "Train the paper's four models of expressions and search their latent spaces for 1/3 + x + sin(x * x):"
                    + " the paper's figure 3, by the protocol of Kusner et al.",
            "Bayesian optimisation makes 5 x 50 proposals in every model's space; other strategies have as many"
                    + " proposals in the first model's.",
            "No search is told the score of the target or of anything that equals it: what is found was proposed.",
            "Each model is a file in DIR/models, each trial of a row a cell in DIR/cells. Run the same command again to go"
                    + " on where it was stopped, and with more --models, --strategies or --trials to add to it. The table is written to DIR/expressions-table.md and .csv, and to"
                    + " standard output."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark expressions --output table",
            "  molrae benchmark expressions --models grae --trials 1 --epochs 2 --told 500 --inducing 50 --learn-from 100 --output try",
            "  molrae benchmark expressions --withhold 0.01 --strategies genetic,turbo --output strict"
        })
final class BenchmarkExpressionsCommand implements Runnable {

    @Option(
            names = "--models",
            paramLabel = "M",
            completionCandidates = Completions.Sequences.class,
            split = ",",
            description = "Models to compare, of ${bundle:models}. Default: all.")
    @Nullable List<String> models;

    @Option(
            names = "--strategies",
            paramLabel = "${bundle:strategies}",
            split = ",",
            defaultValue = "genetic,genetic+fresh,turbo,turbo+fresh,random",
            description =
                    "Further searches of the first model's space, of ${bundle:strategies}, or 'none'; with"
                            + " +fresh, of a proposal's decodes those without a score go before those that have one."
                            + " Default: ${DEFAULT-VALUE}.")
    List<String> strategies;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "5",
            converter = Positive.class,
            description = "Search N times, from the seeds 1 to N. Default: ${DEFAULT-VALUE}.")
    int trials;

    @Mixin TableTrainingOptions training;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            converter = Positive.class,
            description = "Rounds of Bayesian optimisation. Default: ${DEFAULT-VALUE}.")
    int rounds;

    @Formerly("--batch")
    @Option(
            names = "--search-batch-size",
            paramLabel = "N",
            defaultValue = "50",
            converter = Positive.class,
            description = "Its proposals a round. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Formerly("--small-batch")
    @Option(
            names = "--small-batch-size",
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Proposals a round of the other strategies. Default: ${DEFAULT-VALUE}.")
    int smallBatch;

    @Mixin SearchOptions search;

    @Mixin TableOutput output;

    @Mixin ImageRunOptions run;

    @Override
    public void run() {
        Notes notes = new Notes(run.streams());
        List<String> rows;
        SearchProtocol protocol;
        TrainedModels.Training trainings;
        try {
            rows = rows();
            protocol =
                    new SearchProtocol(
                            search.told,
                            search.withheld,
                            rounds,
                            batch,
                            smallBatch,
                            search.decodes,
                            search.fit());
            trainings = training.training(SequencePreset.Task.EXPRESSIONS);
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
        ComputeDevice device = run.prepare();
        output.print(() -> table(rows, protocol, trainings, device, notes), notes, run);
    }

    private String table(
            List<String> rows,
            SearchProtocol protocol,
            TrainedModels.Training trainings,
            ComputeDevice device,
            Notes notes)
            throws IOException {
        StopSignal signal = new StopSignal();
        KusnerExpressions data = new KusnerExpressions();
        TableProgress progress =
                new TableProgress(notes, run.quiet, "expressions", "nats", ExpressionRounds::text);
        TrainedModels trained =
                new TrainedModels(output.folder, trainings, data, device, progress, signal);
        ExpressionsExperiment experiment =
                new ExpressionsExperiment(protocol, trained, data, device, progress, signal);
        Table table = new Table(output.store(), experiment, progress, signal);
        return output.compute(table, rows, trials, signal).markdown();
    }

    private List<String> rows() {
        List<SequencePreset> kinds =
                models == null
                        ? List.of(SequencePreset.values())
                        : models.stream().map(SequencePreset::named).distinct().toList();
        List<String> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(ExpressionsExperiment.row(kind, SearchProtocol.BAYESIAN)));
        for (String strategy : strategies) {
            if (!strategy.equals("none") && !strategy.equals(SearchProtocol.BAYESIAN)) {
                rows.add(ExpressionsExperiment.row(kinds.get(0), strategy));
            }
        }
        return rows;
    }
}
