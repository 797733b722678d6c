package org.molrae.expressions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expressions with their scores, such as those of the training set. Immutable.
 *
 * @param expressions in their order
 * @param scores of the expressions; lower is better
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
public record ScoredExpressions(List<Expression> expressions, double[] scores) {

    /**
     * Copies both.
     *
     * @throws IllegalArgumentException if they differ in number
     */
    public ScoredExpressions {
        expressions = List.copyOf(expressions);
        scores = scores.clone();
        if (expressions.size() != scores.length) {
            throw new IllegalArgumentException(
                    expressions.size() + " expressions and " + scores.length + " scores");
        }
    }

    /** Scores expressions, by all processors. */
    public static ScoredExpressions of(List<Expression> expressions, ExpressionScore score) {
        double[] scores = expressions.parallelStream().mapToDouble(score).toArray();
        return new ScoredExpressions(expressions, scores);
    }

    /** Kusner's data set with these scores. */
    public static ScoredExpressions kusner(ExpressionScore score) {
        List<Expression> expressions = new ArrayList<>(DerivationEnumeration.KUSNER_COUNT);
        DerivationEnumeration derivations = DerivationEnumeration.kusner();
        for (int i = 0; i < DerivationEnumeration.KUSNER_COUNT; i++) {
            expressions.add(Expression.of(derivations.next(), Expression.rules()));
        }
        return of(expressions, score);
    }

    /** How many there are. */
    public int size() {
        return scores.length;
    }

    /**
     * The score that a share of the expressions has or undercuts.
     *
     * @param share from 0 to 1
     */
    public double quantile(double share) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** Those with a score above this. */
    public ScoredExpressions above(double score) {
        int[] kept = IntStream.range(0, scores.length).filter(i -> scores[i] > score).toArray();
        return new ScoredExpressions(
                Arrays.stream(kept).mapToObj(expressions::get).toList(),
                Arrays.stream(kept).mapToDouble(i -> scores[i]).toArray());
    }
}
