package org.molrae.benchmarks.expressions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.benchmarks.sequences.SearchFigures;
import org.molrae.benchmarks.sequences.SearchProtocol;
import org.molrae.benchmarks.sequences.TrainedModels;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.Experiment;
import org.molrae.benchmarks.table.Fingerprint;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.expressions.ExpressionModel;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;
import org.molrae.search.Goal;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.sequences.SequencePreset;

/**
 * Searches for an expression in the latent spaces of the paper's models. A row is a model and a
 * strategy, {@code MODEL-STRATEGY}; a trial is the seed of a search, whose trace its folder keeps.
 */
public final class ExpressionsExperiment implements Experiment {

    /** Ends the name of a strategy whose codes become expressions without a score if they can. */
    public static final String FRESH = "+fresh";

    static final String MODEL = "model";
    static final String STRATEGY = "strategy";
    static final String EXACT_AT = "exact at";

    /** Best expressions that are kept. */
    static final int BEST = 3;

    /** Scores that differ by less are those of one function. */
    private static final double SAME = 1e-9;

    private final SearchProtocol protocol;
    private final TrainedModels models;
    private final KusnerExpressions data;
    private final ComputeDevice device;
    private final TableListener listener;
    private final StopSignal signal;

    /** The searches by a protocol. */
    public ExpressionsExperiment(
            SearchProtocol protocol,
            TrainedModels models,
            KusnerExpressions data,
            ComputeDevice device,
            TableListener listener,
            StopSignal signal) {
        this.protocol = protocol;
        this.models = models;
        this.data = data;
        this.device = device;
        this.listener = listener;
        this.signal = signal;
    }

    /**
     * The name of a row.
     *
     * @param strategy by its name in {@link StrategyRegistry#STANDARD}, with {@link #FRESH} after
     *     it or not
     * @throws IllegalArgumentException if there is no such strategy
     */
    public static String row(SequencePreset model, String strategy) {
        StrategyRegistry.STANDARD.requireKnown(known(strategy));
        return model.label() + "-" + strategy;
    }

    private static SequencePreset model(String row) {
        return SequencePreset.named(row.substring(0, Math.max(0, row.indexOf('-'))));
    }

    private static String strategy(String row) {
        return row.substring(row.indexOf('-') + 1);
    }

    /** The strategy's name in the registry. */
    private static String known(String strategy) {
        return strategy.endsWith(FRESH)
                ? strategy.substring(0, strategy.length() - FRESH.length())
                : strategy;
    }

    @Override
    public Comparator<String> order() {
        return Comparator.comparing(ExpressionsExperiment::model)
                .thenComparing(row -> !strategy(row).equals(SearchProtocol.BAYESIAN))
                .thenComparing(ExpressionsExperiment::strategy);
    }

    @Override
    public Fingerprint fingerprint(String row, int trial) throws IOException {
        return protocol.fingerprint(known(strategy(row)))
                .with("model", models.sha256(model(row)))
                .with("data", data.sha256());
    }

    @Override
    public Cell compute(String row, int trial, Path folder) throws IOException {
        Path file = folder.resolve("trace.csv");
        try (ExpressionModel model = ExpressionModel.load(models.file(model(row)), device)) {
            List<Evaluation> all = search(model, strategy(row), trial, file);
            List<float[]> codes = all.stream().map(Evaluation::code).toList();
            return cell(row, trial, all, ExpressionSearch.greedy(model, codes));
        }
    }

    private List<Evaluation> search(ExpressionModel model, String strategy, long seed, Path file)
            throws IOException {
        ExpressionSearch search = new ExpressionSearch(model, data.scored(), told());
        int batch = protocol.batch(strategy);
        CampaignPlan plan =
                new CampaignPlan(known(strategy), protocol.evaluations() / batch, batch, seed);
        ExpressionSearch.Vote vote =
                new ExpressionSearch.Vote(protocol.decodes(), strategy.endsWith(FRESH));
        try (CampaignTrace trace =
                Files.exists(file) ? CampaignTrace.resume(file) : CampaignTrace.create(file)) {
            return search.run(
                            plan,
                            protocol.strategies(),
                            vote,
                            ExpressionScore.kusner(),
                            trace,
                            signal.stopping(listener))
                    .evaluations();
        }
    }

    static Cell cell(String row, int trial, List<Evaluation> all, List<String> greedy) {
        Map<String, Double> figures =
                SearchFigures.of(
                        Goal.MINIMIZE, all, ExpressionScore.WORST, greedy, ExpressionSearch::valid);
        double exact = Double.NaN;
        for (int i = all.size() - 1; i >= 0; i--) {
            exact = all.get(i).score() < ExpressionSearch.EXACT ? i + 1 : exact;
        }
        figures.put(EXACT_AT, exact);
        List<Cell.Scored> found =
                all.stream()
                        .filter(one -> one.scored() && one.fresh())
                        .map(one -> new Cell.Scored(one.score(), one.text()))
                        .toList();
        Map<String, String> labels = Map.of(MODEL, model(row).label(), STRATEGY, strategy(row));
        return new Cell(row, trial, figures, labels, best(found));
    }

    /** The lowest scores; texts that are the same function count once. */
    static List<Cell.Scored> best(List<Cell.Scored> all) {
        Set<Long> seen = new HashSet<>();
        return all.stream()
                .sorted(
                        Comparator.comparingDouble(Cell.Scored::score)
                                .thenComparing(Cell.Scored::text))
                .filter(found -> seen.add(Math.round(found.score() / SAME)))
                .limit(BEST)
                .toList();
    }

    /** What a search is told: the same scores in every trial and row. */
    private ExpressionSearch.Told told() {
        double above =
                protocol.withheld() > 0
                        ? data.scored().quantile(protocol.withheld())
                        : ExpressionSearch.EXACT;
        return new ExpressionSearch.Told(protocol.told(), above, 1);
    }

    /** What the searches know beforehand, in words. */
    String known() {
        ExpressionSearch.Told told = told();
        boolean exact = told.above() == ExpressionSearch.EXACT;
        return String.format(
                Locale.ROOT,
                "Scores are log(1 + MSE), lower is better. Every search was told the scores of %,d training expressions,"
                        + " a quarter of them the lowest above %s; those at or below were withheld%s. Each trial has %d"
                        + " proposals, each decoded %d times.",
                told.count(),
                exact ? "0" : String.format(Locale.ROOT, "%.2f", told.above()),
                exact
                        ? " (the target and what equals it)"
                        : String.format(
                                Locale.ROOT, " (the best %.1f %%)", 100 * protocol.withheld()),
                protocol.evaluations(),
                protocol.decodes());
    }

    @Override
    public Report report(List<Cell> cells) {
        return ExpressionsReport.of(cells, known());
    }
}
