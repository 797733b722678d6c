package org.molrae.benchmarks.expressions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.search.Evaluation;

/**
 * What a trial came to.
 *
 * @param model label
 * @param strategy name
 * @param seed of the trial
 * @param valid share of proposals with a valid expression among the decodes
 * @param validGreedy share of proposals whose greedy decode is valid
 * @param average score of all proposals, {@link ExpressionScore#WORST} for those without an
 *     expression
 * @param averageDropped the same without the proposals that have the trial's highest score, as
 *     Kusner's {@code get_final_results.py} counts; NaN if all have it
 * @param best the lowest scores of expressions that were not told beforehand, each with one
 *     expression, in their order
 * @param exactAt number of the first proposal that equals the target, from 1; 0 if none does
 */
public record TrialFigures(
        String model,
        String strategy,
        long seed,
        double valid,
        double validGreedy,
        double average,
        double averageDropped,
        List<Found> best,
        int exactAt) {

    /** Best expressions that are kept. */
    static final int BEST = 3;

    /** Scores that differ by less are those of one function. */
    private static final double SAME = 1e-9;

    /** Copies the list. */
    public TrialFigures {
        best = List.copyOf(best);
    }

    /** An expression and its score. */
    public record Found(double score, String text) {}

    static TrialFigures of(
            String model, String strategy, long seed, List<Evaluation> all, List<String> greedy) {
        double[] scores =
                all.stream()
                        .mapToDouble(one -> one.scored() ? one.score() : ExpressionScore.WORST)
                        .toArray();
        double worst = Arrays.stream(scores).max().orElse(Double.NaN);
        int exact = 0;
        for (int i = scores.length - 1; i >= 0; i--) {
            exact = scores[i] < ExpressionSearch.EXACT ? i + 1 : exact;
        }
        return new TrialFigures(
                model,
                strategy,
                seed,
                share(all.stream().filter(Evaluation::valid).count(), all.size()),
                share(greedy.stream().filter(ExpressionSearch::valid).count(), all.size()),
                Arrays.stream(scores).average().orElse(Double.NaN),
                Arrays.stream(scores).filter(score -> score < worst).average().orElse(Double.NaN),
                best(
                        all.stream()
                                .filter(one -> one.scored() && one.fresh())
                                .map(one -> new Found(one.score(), one.text()))
                                .toList()),
                exact);
    }

    private static double share(long count, int of) {
        return (double) count / of;
    }

    /** The lowest scores; texts that are the same function count once. */
    static List<Found> best(List<Found> all) {
        Set<Long> seen = new HashSet<>();
        return all.stream()
                .sorted(Comparator.comparingDouble(Found::score).thenComparing(Found::text))
                .filter(found -> seen.add(Math.round(found.score / SAME)))
                .limit(BEST)
                .toList();
    }
}
