package org.molrae.benchmarks.expressions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.expressions.ExpressionCorpus;
import org.molrae.expressions.ExpressionModel;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.expressions.ScoredExpressions;
import org.molrae.search.CampaignListener;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;
import org.molrae.search.strategy.BayesianOptimization;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.search.surrogate.GaussianProcessFit;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.SequenceModel;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;

/**
 * The table, made trial by trial in a folder: {@code models/MODEL.safetensors}, trained once, and
 * {@code trials/MODEL-STRATEGY-SEED.csv}, a campaign's trace.
 */
public final class ExpressionsTable {

    /** Bayesian optimisation by its name, the paper's search. */
    public static final String BAYESIAN = "bo";

    /** Ends the name of a strategy whose codes become expressions without a score if they can. */
    public static final String FRESH = "+fresh";

    private final Path folder;
    private final TableSettings settings;
    private final ComputeDevice device;
    private final TableListener listener;
    private final Map<SequenceModel, ExpressionSearch> searches = new HashMap<>();
    private @Nullable ScoredExpressions training;
    private volatile boolean stopped;
    private volatile @Nullable SequenceTraining current;

    /**
     * Prepares a table.
     *
     * @param folder made if it is not there
     */
    public ExpressionsTable(
            Path folder, TableSettings settings, ComputeDevice device, TableListener listener) {
        this.folder = folder;
        this.settings = settings;
        this.device = device;
        this.listener = listener;
    }

    /** A table over other expressions than Kusner's, for models that are there. */
    ExpressionsTable(
            Path folder,
            TableSettings settings,
            ComputeDevice device,
            TableListener listener,
            ScoredExpressions training) {
        this(folder, settings, device, listener);
        this.training = training;
    }

    /**
     * A row of the table.
     *
     * @param strategy by its name in {@link StrategyRegistry#STANDARD}, with {@link #FRESH} after
     *     it or not
     */
    public record Row(SequenceModel model, String strategy) {

        /**
         * Refuses what the table could not search with, before anything is trained.
         *
         * @throws IllegalArgumentException if there is no such strategy
         */
        public Row {
            StrategyRegistry.STANDARD.requireKnown(known(strategy));
        }

        private boolean fresh() {
            return strategy.endsWith(FRESH);
        }

        /** The strategy's name in the registry. */
        private static String known(String strategy) {
            return strategy.endsWith(FRESH)
                    ? strategy.substring(0, strategy.length() - FRESH.length())
                    : strategy;
        }
    }

    /** Asks the run to write a checkpoint and end; from any thread. */
    public void stop() {
        stopped = true;
        SequenceTraining run = current;
        if (run != null) {
            run.stop();
        }
    }

    /**
     * Makes the trials that are not there yet, in the order of seeds, and counts up all.
     *
     * @param trials of each row, their seeds from 1
     * @throws CancellationException if it was stopped
     * @throws IllegalArgumentException if a trace in the folder is of another table
     */
    public List<TrialFigures> run(List<Row> rows, int trials) throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(folder.resolve("trials"));
        List<TrialFigures> figures = new ArrayList<>();
        for (SequenceModel kind : rows.stream().map(Row::model).distinct().toList()) {
            train(kind);
            try (ExpressionModel model = ExpressionModel.load(file(kind), device)) {
                for (int seed = 1; seed <= trials; seed++) {
                    for (Row row : rows) {
                        if (row.model == kind) {
                            figures.add(trial(model, row, seed));
                        }
                    }
                }
            } finally {
                searches.remove(kind);
            }
        }
        return figures;
    }

    private Path file(SequenceModel kind) {
        return folder.resolve("models").resolve(kind.label() + ".safetensors");
    }

    private void train(SequenceModel kind) throws IOException {
        if (Files.exists(file(kind))) {
            return;
        }
        listener.begins("training of " + kind.label());
        TrainingOptions options = kind.options(SequenceModel.Task.EXPRESSIONS, settings.network());
        if (settings.epochs() > 0) {
            options =
                    TrainingConfiguration.with(
                            options, Map.of("plan", Map.of("epochs", settings.epochs())));
        }
        Path work = folder.resolve("models").resolve(kind.label() + ".training");
        try (ExpressionCorpus corpus =
                new ExpressionCorpus(
                        kind.grammar(SequenceModel.Task.EXPRESSIONS, settings.network()),
                        options.network().maxLength(),
                        options.plan().seed(),
                        work)) {
            corpus.addKusner();
            SequenceTraining.DataDescription data =
                    corpus.description("expressions of Kusner et al.");
            try (SequenceTraining run =
                    new SequenceTraining(
                            options,
                            corpus.finish(options.merges()),
                            data,
                            device,
                            work.resolve("checkpoint"),
                            listener)) {
                current = run;
                requireGoing();
                TrainingOutcome outcome = run.train();
                if (!outcome.finished()) {
                    throw new CancellationException("stopped");
                }
                try (GrammarAutoencoder model = run.finish(outcome, listener)) {
                    model.save(file(kind));
                }
            } finally {
                current = null;
            }
        }
        delete(work);
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void requireGoing() {
        if (stopped) {
            throw new CancellationException("stopped");
        }
    }

    private TrialFigures trial(ExpressionModel model, Row row, long seed) throws IOException {
        Path file =
                folder.resolve("trials")
                        .resolve(row.model.label() + "-" + row.strategy + "-" + seed + ".csv");
        List<Evaluation> all = Files.exists(file) ? CampaignTrace.read(file) : List.of();
        if (all.size() < settings.evaluations()) {
            requireGoing();
            listener.begins(row.model.label() + " " + row.strategy + " trial " + seed);
            all = search(model, row, seed, file);
        }
        List<float[]> codes = all.stream().map(Evaluation::code).toList();
        List<String> greedy = ExpressionSearch.greedy(model, codes);
        TrialFigures figures = TrialFigures.of(row.model.label(), row.strategy, seed, all, greedy);
        listener.done(figures);
        return figures;
    }

    private List<Evaluation> search(ExpressionModel model, Row row, long seed, Path file)
            throws IOException {
        ExpressionSearch search = searches.get(row.model);
        if (search == null) {
            search = new ExpressionSearch(model, training(), told());
            searches.put(row.model, search);
        }
        int batch = row.strategy.equals(BAYESIAN) ? settings.batch() : settings.smallBatch();
        CampaignPlan plan =
                new CampaignPlan(
                        Row.known(row.strategy), settings.evaluations() / batch, batch, seed);
        try (CampaignTrace trace =
                Files.exists(file) ? CampaignTrace.resume(file) : CampaignTrace.create(file)) {
            return search.run(
                            plan,
                            strategies(settings.fit()),
                            new ExpressionSearch.Vote(settings.decodes(), row.fresh()),
                            ExpressionScore.kusner(),
                            trace,
                            new CampaignListener() {
                                @Override
                                public void evaluated(Evaluation evaluation) {
                                    requireGoing();
                                    listener.evaluated(evaluation);
                                }

                                @Override
                                public void round(RoundReport report) {
                                    listener.round(report);
                                }
                            })
                    .evaluations();
        }
    }

    /** All strategies, with Bayesian optimisation by a process that is fitted so. */
    public static StrategyRegistry strategies(GaussianProcessFit fit) {
        return StrategyRegistry.STANDARD.with(
                BAYESIAN, (box, seed) -> new BayesianOptimization(box, fit, seed));
    }

    /** What a search is told: the same scores in every trial and row. */
    public ExpressionSearch.Told told() {
        double above =
                settings.withheld() > 0
                        ? training().quantile(settings.withheld())
                        : ExpressionSearch.EXACT;
        return new ExpressionSearch.Told(settings.told(), above, 1);
    }

    /** What the searches know beforehand, in words. */
    public String known() {
        ExpressionSearch.Told told = told();
        return String.format(
                Locale.ROOT,
                "Every search was told the scores of %,d training expressions, a quarter of them the lowest above %s"
                        + "; those at or below were withheld%s. Each trial has %d proposals, each decoded %d times.",
                told.count(),
                told.above() == ExpressionSearch.EXACT
                        ? "0"
                        : String.format(Locale.ROOT, "%.2f", told.above()),
                told.above() == ExpressionSearch.EXACT
                        ? " (the target and what equals it)"
                        : String.format(
                                Locale.ROOT, " (the best %.1f %%)", 100 * settings.withheld()),
                settings.evaluations(),
                settings.decodes());
    }

    private ScoredExpressions training() {
        ScoredExpressions scored = training;
        if (scored == null) {
            scored = ScoredExpressions.kusner(ExpressionScore.kusner());
            training = scored;
        }
        return scored;
    }
}
