package org.molrae.expressions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.molrae.search.Campaign;
import org.molrae.search.CampaignListener;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignResult;
import org.molrae.search.CampaignTrace;
import org.molrae.search.CodeDecoder;
import org.molrae.search.Evaluation;
import org.molrae.search.FreshVote;
import org.molrae.search.Goal;
import org.molrae.search.MajorityVote;
import org.molrae.search.RoundReport;
import org.molrae.search.ScoredText;
import org.molrae.search.SearchProblem;
import org.molrae.search.strategy.SearchBox;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * The search for expressions of low score in the latent space of a model: what a campaign needs.
 *
 * <p>A code is decoded several times and the most frequent expression wins, as Kusner's {@code
 * run_bo.py} does 25 times. His search is told the scores of 90,000 of the 100,000 training
 * expressions, which may hold the target itself: then there is nothing left to find. Here it is
 * told fewer, and none at or below a score of choice.
 */
public final class ExpressionSearch {
    /** An expression with a lower score is the target for all that doubles can tell. */
    public static final double EXACT = 1e-9;

    /** Kusner's number of decodes. */
    public static final int DECODES = 25;

    private final ExpressionModel model;
    private final ScoredExpressions told;
    private final SearchBox box;
    private final List<ScoredText> start;

    /**
     * Prepares the search.
     *
     * @param training expressions to choose from
     * @param settings what the search is told
     */
    public ExpressionSearch(ExpressionModel model, ScoredExpressions training, Told settings) {
        this.model = model;
        this.told = select(training.above(settings.above), settings);
        float[][] codes = model.encode(told.expressions());
        this.box = SearchBox.around(doubles(codes));
        List<ScoredText> texts = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            texts.add(
                    new ScoredText(
                            told.expressions().get(i).toString(), codes[i], told.scores()[i]));
        }
        start = List.copyOf(texts);
    }

    /**
     * Which training scores the search is told before it begins, and whose codes span the box: a
     * quarter the lowest, the others drawn.
     *
     * @param count how many, or all if there are fewer
     * @param above none at or below this score; {@link #EXACT} withholds the target, and whatever
     *     equals it, alone
     * @param seed of the draw
     */
    public record Told(int count, double above, long seed) {

        /** Refuses to tell nothing: there would be no box. */
        public Told {
            if (count < 1 || Double.isNaN(above)) {
                throw new IllegalArgumentException(
                        "told %d scores above %s makes no sense".formatted(count, above));
            }
        }
    }

    private static ScoredExpressions select(ScoredExpressions from, Told settings) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, from.size()).boxed().toList());
        order.sort((a, b) -> Double.compare(from.scores()[a], from.scores()[b]));
        int count = Math.min(settings.count, order.size());
        int best = count / 4;
        List<Integer> rest = new ArrayList<>(order.subList(best, order.size()));
        Collections.shuffle(rest, new Random(settings.seed));
        List<Integer> chosen = new ArrayList<>(order.subList(0, best));
        chosen.addAll(rest.subList(0, count - best));
        chosen.sort(
                Comparator.comparingDouble((Integer i) -> from.scores()[i])
                        .thenComparing(i -> from.expressions().get(i).toString()));
        return new ScoredExpressions(
                chosen.stream().map(i -> from.expressions().get(i)).toList(),
                chosen.stream().mapToDouble(i -> from.scores()[i]).toArray());
    }

    private static double[][] doubles(float[][] codes) {
        double[][] doubles = new double[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            doubles[i] = new double[codes[i].length];
            for (int j = 0; j < codes[i].length; j++) {
                doubles[i][j] = codes[i][j];
            }
        }
        return doubles;
    }

    /** The scores that a search is told beforehand. */
    public List<ScoredText> start() {
        return start;
    }

    /** The lowest score that is told, infinite if none is. */
    public double bestTold() {
        return Arrays.stream(told.scores()).min().orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Searches.
     *
     * @param plan strategy, rounds, batch and seed
     * @param strategies by name
     * @param vote how a code becomes an expression
     * @param trace new, or to be resumed
     */
    public CampaignResult run(
            CampaignPlan plan,
            StrategyRegistry strategies,
            Vote vote,
            ExpressionScore score,
            CampaignTrace trace,
            CampaignListener listener)
            throws IOException {
        CodeDecoder decoder;
        CampaignListener heard = listener;
        if (vote.fresh) {
            List<String> scored = start.stream().map(ScoredText::text).toList();
            FreshVote fresh =
                    new FreshVote(this::draw, vote.decodes, ExpressionSearch::valid, scored);
            decoder = fresh;
            heard =
                    new CampaignListener() {
                        @Override
                        public void evaluated(Evaluation evaluation) {
                            listener.evaluated(evaluation);
                        }

                        @Override
                        public void round(RoundReport report) {
                            fresh.round(report);
                            listener.round(report);
                        }
                    };
        } else {
            decoder = new MajorityVote(this::draw, vote.decodes, ExpressionSearch::valid);
        }
        SearchProblem problem =
                new SearchProblem(decoder, ExpressionSearch::valid, score::ofText, Goal.MINIMIZE);
        return new Campaign(problem, start, box, plan, strategies).run(trace, heard);
    }

    /**
     * How a code becomes an expression: the most frequent of some decodes.
     *
     * @param decodes of each code
     * @param fresh whether expressions without a score go before those that have one
     */
    public record Vote(int decodes, boolean fresh) {}

    private List<String> draw(List<float[]> codes, List<? extends RandomGenerator> random) {
        RuleChoice choice = new RuleChoice.Sampling(1);
        List<String> texts = new ArrayList<>(codes.size());
        int chunk = DerivationDecoder.CHUNK;
        for (int from = 0; from < codes.size(); from += chunk) {
            int to = Math.min(codes.size(), from + chunk);
            DerivationDecoder decoder = model.autoencoder().decoder();
            for (int[] rules :
                    decoder.decode(codes.subList(from, to), 0, choice, random.subList(from, to))) {
                texts.add(text(model, rules));
            }
        }
        return texts;
    }

    /** The expressions that codes decode to greedily. */
    public static List<String> greedy(ExpressionModel model, List<float[]> codes) {
        return model.autoencoder().decode(codes).stream().map(rules -> text(model, rules)).toList();
    }

    /** The normal form of an expression, or the text itself if it is not one. */
    private static String text(ExpressionModel model, int[] rules) {
        String text = model.text(rules);
        return ExpressionModel.expression(text).map(Expression::toString).orElse(text);
    }

    /** Whether a text is an expression. */
    public static boolean valid(String text) {
        return ExpressionModel.expression(text).isPresent();
    }
}
