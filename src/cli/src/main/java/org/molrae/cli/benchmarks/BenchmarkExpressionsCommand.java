package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.benchmarks.expressions.ExpressionsTable;
import org.molrae.benchmarks.expressions.TableListener;
import org.molrae.benchmarks.expressions.TableReport;
import org.molrae.benchmarks.expressions.TableSettings;
import org.molrae.benchmarks.expressions.TrialFigures;
import org.molrae.cli.design.SearchOptions;
import org.molrae.cli.expressions.ExpressionRounds;
import org.molrae.cli.images.ImageRunOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.cli.training.TrainingProgress;
import org.molrae.search.RoundReport;
import org.molrae.sequences.SequenceModel;
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
            "Each model is a file in DIR/models, each trial a trace in DIR/trials. Run the same command again to go on"
                    + " where it was stopped. The table is written to DIR/expressions-table.md and .csv, and to"
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
            split = ",",
            description = "Models to compare. Default: grae,gcvvae,gvae,cvae.")
    @Nullable List<String> models;

    @Option(
            names = "--strategies",
            paramLabel = "S",
            split = ",",
            defaultValue = "genetic,genetic+fresh,turbo,turbo+fresh,random",
            description =
                    "Further searches of the first model's space, or 'none': genetic, turbo, evolution, random; with"
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

    @Option(
            names = "--network",
            paramLabel = "ours|published",
            defaultValue = "ours",
            description =
                    "The network: molrae's, or that of Kusner et al. Default: ${DEFAULT-VALUE}.")
    SequenceModel.Network network;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = Positive.class,
            description = "Epochs of every training. Default: 20, or 50 of the published network.")
    @Nullable Integer epochs;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            converter = Positive.class,
            description = "Rounds of Bayesian optimisation. Default: ${DEFAULT-VALUE}.")
    int rounds;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "50",
            converter = Positive.class,
            description = "Its proposals a round. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--small-batch",
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
        List<ExpressionsTable.Row> rows;
        TableSettings settings;
        try {
            rows = rows();
            settings = settings();
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(String.valueOf(e.getMessage()));
        }
        ComputeDevice device = run.prepare();
        Shown shown = new Shown(notes, settings, run.quiet);
        output.print(() -> table(rows, settings, device, shown), notes, run.streams());
    }

    private String table(
            List<ExpressionsTable.Row> rows,
            TableSettings settings,
            ComputeDevice device,
            Shown shown)
            throws IOException {
        ExpressionsTable table = new ExpressionsTable(output.folder, settings, device, shown);
        TableReport report =
                Stoppable.run(
                        table::stop, () -> new TableReport(table.run(rows, trials), table.known()));
        report.write(output.folder);
        return report.markdown();
    }

    private List<ExpressionsTable.Row> rows() {
        List<SequenceModel> kinds =
                models == null
                        ? List.of(SequenceModel.values())
                        : models.stream().map(SequenceModel::named).distinct().toList();
        List<ExpressionsTable.Row> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(new ExpressionsTable.Row(kind, ExpressionsTable.BAYESIAN)));
        for (String strategy : strategies) {
            if (!strategy.equals("none") && !strategy.equals(ExpressionsTable.BAYESIAN)) {
                rows.add(new ExpressionsTable.Row(kinds.get(0), strategy));
            }
        }
        return rows;
    }

    private TableSettings settings() {
        return new TableSettings(
                network,
                epochs == null ? 0 : epochs,
                search.told,
                search.withheld,
                rounds * batch,
                batch,
                smallBatch,
                search.decodes,
                search.fit());
    }

    /** A line for each round and trial, above the progress of a training. */
    private static final class Shown extends TrainingProgress implements TableListener {
        private final Notes notes;
        private final boolean quiet;

        Shown(Notes notes, TableSettings settings, boolean quiet) {
            super(notes, epochs(settings), "expressions", "nats", quiet);
            this.notes = notes;
            this.quiet = quiet;
        }

        private static int epochs(TableSettings settings) {
            return settings.epochs() > 0
                    ? settings.epochs()
                    : SequenceModel.GRAE
                            .options(SequenceModel.Task.EXPRESSIONS, settings.network())
                            .plan()
                            .epochs();
        }

        private void line(String format, Object... values) {
            if (!quiet) {
                notes.line(String.format(Locale.ROOT, format, values));
            }
        }

        @Override
        public void begins(String what) {
            line("%s", what);
        }

        @Override
        public void done(TrialFigures figures) {
            line(
                    "%s %s trial %d: valid %.2f, greedy %.2f, average %.2f, best %.4f %s",
                    figures.model(),
                    figures.strategy(),
                    figures.seed(),
                    figures.valid(),
                    figures.validGreedy(),
                    figures.averageDropped(),
                    figures.best().isEmpty() ? Double.NaN : figures.best().get(0).score(),
                    figures.best().isEmpty() ? "" : figures.best().get(0).text());
        }

        @Override
        public void round(RoundReport report) {
            if (!quiet) {
                notes.line(ExpressionRounds.text(report));
            }
        }
    }
}
