package org.molrae.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.molrae.search.strategy.CodeSearch;
import org.molrae.search.strategy.SearchBox;
import org.molrae.search.strategy.SearchStrategy;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.search.strategy.SurrogateSearch;
import org.molrae.search.strategy.TextSearch;
import org.molrae.search.surrogate.Calibration;
import org.molrae.search.surrogate.GaussianProcess;
import org.molrae.search.surrogate.Prediction;

/**
 * Rounds of: propose codes and decode them, or propose texts; score the texts, tell the strategy. A
 * text is scored once; where it is proposed again, its score is told again. Invalid texts, and
 * those that the objective gives no finite score, are told as the worst.
 *
 * <p>It ends after the rounds of its plan, when the budget is spent and a new text is proposed, or
 * where only the budget is limited, when the strategy has long proposed nothing new.
 *
 * <p>A strategy that has a Gaussian process is not told a tenth of the scores known from the start,
 * the same tenth for the same seed, by which its process is judged each round.
 *
 * <p>Deterministic: the same problem, start, plan and strategy give the same evaluations, in one
 * run or resumed from a trace. A resumed campaign proposes again what it proposed, compares it with
 * the trace, and takes texts and scores from there.
 */
public final class Campaign {
    /** Fewer scores than this are too few to hold any out. */
    private static final int HOLD_OUT_FROM = 20;

    /** Rounds in a row without a new text that end a campaign: its strategy knows no others. */
    private static final int BARREN = 200;

    private static final float[] NO_CODE = {};

    private final SearchProblem problem;
    private final CampaignPlan plan;
    private final SearchStrategy strategy;

    /** The scores of all valid texts that the objective was asked for, and of the start. */
    private final Map<String, Double> known = new HashMap<>();

    private final double[][] heldOutCodes;
    private final double[] heldOutCosts;

    /**
     * Prepares a campaign.
     *
     * @param start scores known beforehand, possibly none; they count for no evaluations
     * @param box to search, best that of the training codes
     * @throws IllegalArgumentException if there is no strategy of the plan's name, or a code is of
     *     another dimension than the box
     */
    public Campaign(
            SearchProblem problem,
            List<ScoredText> start,
            SearchBox box,
            CampaignPlan plan,
            StrategyRegistry strategies) {
        this(problem, start, plan, seed -> strategies.create(plan.strategy(), box, seed));
    }

    /**
     * Prepares a campaign by a strategy of any kind.
     *
     * @param start scores known beforehand, possibly none; they count for no evaluations
     * @param strategies gives the strategy of the plan by its seed, with nothing told yet
     */
    public Campaign(
            SearchProblem problem,
            List<ScoredText> start,
            CampaignPlan plan,
            LongFunction<? extends SearchStrategy> strategies) {
        this.problem = problem;
        this.plan = plan;
        SplittableRandom rng = new SplittableRandom(plan.seed());
        strategy = strategies.apply(rng.nextLong());
        List<ScoredText> told = new ArrayList<>(start);
        List<ScoredText> heldOut = List.of();
        if (strategy instanceof SurrogateSearch && start.size() >= HOLD_OUT_FROM) {
            Collections.shuffle(told, new Random(rng.nextLong()));
            heldOut = told.subList(0, start.size() / 10);
            told = told.subList(start.size() / 10, told.size());
        }
        start.forEach(scored -> known.put(scored.text(), scored.score()));
        heldOutCodes = codes(heldOut);
        heldOutCosts = costs(heldOut);
        if (!told.isEmpty()) {
            tell(told.stream().map(ScoredText::text).toList(), codes(told), costs(told));
        }
    }

    private static double[][] codes(List<ScoredText> texts) {
        return texts.stream().map(text -> doubles(text.code())).toArray(double[][]::new);
    }

    private double[] costs(List<ScoredText> texts) {
        return texts.stream().mapToDouble(text -> problem.goal().cost(text.score())).toArray();
    }

    /** Runs it without a trace. */
    public CampaignResult run(CampaignListener listener) {
        try {
            return run(CampaignTrace.none(), listener);
        } catch (IOException e) {
            throw new IllegalStateException("nothing was written", e);
        }
    }

    /**
     * Runs it, once. Where its thread is interrupted, which it then stays, or the objective or the
     * listener throws a {@link CancellationException}, it ends with what it has: {@link
     * CampaignResult#complete} says so.
     *
     * @param trace new, or to be resumed
     * @throws IllegalArgumentException if the trace is of another campaign
     * @throws IOException if the trace cannot be written
     */
    public CampaignResult run(CampaignTrace trace, CampaignListener listener) throws IOException {
        checkOrder(trace.past());
        List<RoundReport> rounds = new ArrayList<>();
        Clock clock = new Clock(trace.past());
        int barren = 0;
        for (int round = 1; round <= plan.rounds() && !isOver(barren); round++) {
            List<Evaluation> all = new ArrayList<>();
            try {
                requireUninterrupted();
                Calibration heldOut = round(round, trace, listener, clock, all);
                if (all.size() == plan.batch()) {
                    tell(all);
                }
                RoundReport report =
                        new RoundReport(round, all, calibration(all), Optional.ofNullable(heldOut));
                barren = all.stream().anyMatch(Evaluation::fresh) ? 0 : barren + 1;
                all = List.of();
                rounds.add(report);
                listener.round(report);
            } catch (CancellationException e) {
                if (!all.isEmpty()) {
                    rounds.add(new RoundReport(round, all, Optional.empty(), Optional.empty()));
                }
                return new CampaignResult(problem.goal(), rounds, false);
            }
        }
        return new CampaignResult(problem.goal(), rounds, true);
    }

    private boolean spent() {
        return known.size() >= plan.budget();
    }

    /** Whether a campaign that has no number of rounds has come to its end. */
    private boolean isOver(int barren) {
        return plan.rounds() == CampaignPlan.UNLIMITED && (spent() || barren >= BARREN);
    }

    /**
     * Proposes and evaluates, until the budget is spent.
     *
     * @param all takes the evaluations as they come
     * @return how well the process predicts what is held out
     */
    private @Nullable Calibration round(
            int round,
            CampaignTrace trace,
            CampaignListener listener,
            Clock clock,
            List<Evaluation> all)
            throws IOException {
        Proposals proposed = proposals();
        List<float[]> codes = proposed.codes();
        Foresight foresight = foresight(codes);
        Calibration heldOut = heldOut();
        for (Evaluation one : past(trace, round, proposed)) {
            remember(one);
            all.add(one);
            listener.evaluated(one);
        }
        int first = all.size();
        if (first < codes.size()) {
            List<String> texts =
                    strategy instanceof CodeSearch
                            ? problem.decoder().decode(codes, generators(round))
                            : proposed.texts();
            Map<String, Double> asked = askTogether(texts.subList(first, texts.size()));
            for (int i = first; i < codes.size(); i++) {
                if (spent()
                        && problem.valid().test(texts.get(i))
                        && !known.containsKey(texts.get(i))) {
                    break;
                }
                Evaluation one = evaluate(round, i, texts.get(i), asked, foresight, codes, clock);
                trace.add(one, plan.strategy(), heldOut);
                all.add(one);
                listener.evaluated(one);
            }
        }
        return heldOut;
    }

    private static void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the campaign was interrupted");
        }
    }

    /** The scores of those texts that have none, of an objective that is asked for many at once. */
    private Map<String, Double> askTogether(List<String> texts) {
        Map<String, Double> scores = new HashMap<>();
        if (problem.objective() instanceof BatchObjective objective) {
            List<String> unknown =
                    texts.stream()
                            .distinct()
                            .filter(text -> !known.containsKey(text) && problem.valid().test(text))
                            .limit(Math.max(0, plan.budget() - known.size()))
                            .toList();
            if (!unknown.isEmpty()) {
                double[] asked = objective.scores(unknown);
                for (int i = 0; i < asked.length; i++) {
                    scores.put(unknown.get(i), asked[i]);
                }
            }
        }
        return scores;
    }

    /** A score, asked now unless it was asked with others; where an interrupt spoilt it, none. */
    private double ask(String text, Map<String, Double> together) {
        Double asked = together.get(text);
        if (asked != null) {
            return asked;
        }
        requireUninterrupted();
        double score = problem.objective().applyAsDouble(text);
        if (!Double.isFinite(score)) {
            requireUninterrupted();
        }
        return score;
    }

    /** Seconds since the campaign began; those between its runs are not counted. */
    private static final class Clock {
        private final long start = System.nanoTime();
        private final double before;

        Clock(List<Evaluation> past) {
            before = past.isEmpty() ? 0 : past.get(past.size() - 1).seconds();
        }

        double seconds() {
            return before + (System.nanoTime() - start) / 1e9;
        }
    }

    /**
     * What the process says of the proposals, in units of the scores.
     *
     * @param means NaN without a process
     * @param deviations with noise; NaN without a process
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Foresight(double[] means, double[] deviations) {}

    /**
     * What a strategy proposes: codes, or texts with an empty code each.
     *
     * @param texts empty where codes are proposed
     */
    private record Proposals(List<float[]> codes, List<String> texts) {}

    private Proposals proposals() {
        if (strategy instanceof TextSearch search) {
            List<String> texts = search.propose(plan.batch());
            return new Proposals(Collections.nCopies(texts.size(), NO_CODE), texts);
        }
        return new Proposals(codes((CodeSearch) strategy), List.of());
    }

    /** Codes are floats all the way, so that the trace holds exactly what the strategy knows. */
    private List<float[]> codes(CodeSearch search) {
        List<float[]> codes = new ArrayList<>();
        for (double[] code : search.propose(plan.batch())) {
            float[] floats = new float[code.length];
            for (int j = 0; j < code.length; j++) {
                floats[j] = (float) code[j];
            }
            codes.add(floats);
        }
        return codes;
    }

    private static double[] doubles(float[] code) {
        double[] doubles = new double[code.length];
        for (int j = 0; j < code.length; j++) {
            doubles[j] = code[j];
        }
        return doubles;
    }

    private @Nullable GaussianProcess process() {
        return strategy instanceof SurrogateSearch search ? search.process().orElse(null) : null;
    }

    private Foresight foresight(List<float[]> codes) {
        double[] means = new double[codes.size()];
        double[] deviations = new double[codes.size()];
        Arrays.fill(means, Double.NaN);
        Arrays.fill(deviations, Double.NaN);
        GaussianProcess process = process();
        if (process != null) {
            double noise = process.hyperparameters().noiseVariance();
            for (int i = 0; i < means.length; i++) {
                Prediction prediction = process.predict(doubles(codes.get(i)));
                means[i] = problem.goal().cost(prediction.mean());
                deviations[i] = Math.sqrt(prediction.variance() + noise);
            }
        }
        return new Foresight(means, deviations);
    }

    private @Nullable Calibration heldOut() {
        GaussianProcess process = process();
        return process == null || heldOutCosts.length == 0
                ? null
                : process.calibration(heldOutCodes, heldOutCosts);
    }

    /** The generator of a proposal depends on the seed and its place alone. */
    private List<RandomGenerator> generators(int round) {
        List<RandomGenerator> generators = new ArrayList<>(plan.batch());
        SplittableRandom rng = new SplittableRandom(~plan.seed());
        for (int i = 0; i < round; i++) {
            generators.clear();
            for (int j = 0; j < plan.batch(); j++) {
                generators.add(rng.split());
            }
        }
        return generators;
    }

    private Evaluation evaluate(
            int round,
            int i,
            String text,
            Map<String, Double> together,
            Foresight foresight,
            List<float[]> codes,
            Clock clock) {
        boolean valid = problem.valid().test(text);
        Double score = valid ? known.get(text) : Double.valueOf(Double.NaN);
        boolean fresh = score == null;
        if (score == null) {
            double asked = ask(text, together);
            score = Double.isFinite(asked) ? asked : Double.NaN;
        }
        Evaluation one =
                new Evaluation(
                        round,
                        i,
                        text,
                        valid,
                        score,
                        fresh,
                        clock.seconds(),
                        foresight.means()[i],
                        foresight.deviations()[i],
                        codes.get(i));
        remember(one);
        return one;
    }

    private void remember(Evaluation one) {
        if (one.valid()) {
            known.put(one.text(), one.score());
        }
    }

    private void tell(List<Evaluation> all) {
        tell(
                all.stream().map(Evaluation::text).toList(),
                all.stream().map(one -> doubles(one.code())).toArray(double[][]::new),
                all.stream().mapToDouble(one -> problem.goal().cost(one.score())).toArray());
    }

    private void tell(List<String> texts, double[][] codes, double[] costs) {
        if (strategy instanceof TextSearch search) {
            search.observe(texts, costs);
        } else {
            ((CodeSearch) strategy).observe(codes, costs);
        }
    }

    /** How well the predictions of these evaluations met their scores. */
    private static Optional<Calibration> calibration(List<Evaluation> all) {
        List<Evaluation> judged =
                all.stream()
                        .filter(one -> one.scored() && !Double.isNaN(one.predictedMean()))
                        .toList();
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        double squares = 0;
        double logs = 0;
        for (Evaluation one : judged) {
            double error = one.score() - one.predictedMean();
            double variance = one.predictedDeviation() * one.predictedDeviation();
            squares += error * error;
            logs -= 0.5 * (error * error / variance + Math.log(2 * Math.PI * variance));
        }
        int n = judged.size();
        return Optional.of(new Calibration(Math.sqrt(squares / n), logs / n));
    }

    /** The rows of a trace must be those of full rounds, but for the last. */
    private void checkOrder(List<Evaluation> past) {
        for (int row = 0; row < past.size(); row++) {
            Evaluation one = past.get(row);
            if (one.round() != 1 + row / plan.batch() || one.index() != row % plan.batch()) {
                throw new IllegalArgumentException(
                        "the trace is of a campaign with another batch: row %d is proposal %d of round %d"
                                .formatted(row + 1, one.index(), one.round()));
            }
        }
    }

    private List<Evaluation> past(CampaignTrace trace, int round, Proposals proposed) {
        int size = trace.past().size();
        int from = (int) Math.min(size, (round - 1L) * plan.batch());
        int to = (int) Math.min(size, (long) round * plan.batch());
        List<Evaluation> past = trace.past().subList(from, to);
        for (Evaluation one : past) {
            if (!Arrays.equals(one.code(), proposed.codes().get(one.index()))
                    || (strategy instanceof TextSearch
                            && !one.text().equals(proposed.texts().get(one.index())))) {
                throw new IllegalArgumentException(
                        "the trace is of another campaign (seed, strategy, start or model):"
                                + " proposal %d of round %d differs".formatted(one.index(), round));
            }
        }
        return past;
    }
}
