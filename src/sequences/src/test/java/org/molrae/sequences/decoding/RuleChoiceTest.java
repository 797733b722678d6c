package org.molrae.sequences.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.molrae.grammar.RuleCursor;

class RuleChoiceTest {

    private static final int[] LEGAL = {0, 2, 3, 5};
    private static final float[] LOGITS = {77, 9, 77, 99, 0.5f, 77, 0};

    private static RuleCursor allowing(IntPredicate allowed) {
        return new RuleCursor() {
            @Override
            public int context() {
                return 0;
            }

            @Override
            public boolean allows(int rule) {
                return allowed.test(rule);
            }

            @Override
            public void apply(int rule) {}

            @Override
            public void reset() {}

            @Override
            public boolean complete() {
                return false;
            }
        };
    }

    private static int choose(RuleChoice choice, RuleCursor cursor, Random random) {
        return choice.choose(LOGITS, 1, LEGAL, cursor, random, new double[4]);
    }

    @Test
    void greedyTakesTheLikeliestThatIsAllowed() {
        // from offset 1 on, the logits of rules 0, 2, 3, 5 are 9, 99, 0.5, 0
        assertThat(choose(new RuleChoice.Greedy(), allowing(rule -> true), new Random()))
                .isEqualTo(2);
        assertThat(choose(new RuleChoice.Greedy(), allowing(rule -> rule != 2), new Random()))
                .isEqualTo(0);
        assertThat(choose(new RuleChoice.Greedy(), allowing(rule -> rule > 2), new Random()))
                .isEqualTo(3);
    }

    @Test
    void samplingFollowsTheMaskedSoftmaxExactly() {
        for (double temperature : new double[] {0.5, 1, 2}) {
            int draws = 40_000;
            int[] counts = new int[6];
            Random random = new Random(1);
            RuleCursor cursor = allowing(rule -> rule == 3 || rule == 5);
            RuleChoice choice = new RuleChoice.Sampling(temperature);
            for (int i = 0; i < draws; i++) {
                counts[choose(choice, cursor, random)]++;
            }
            double odds = Math.exp((0.5 - 0) / temperature);
            double expected = odds / (1 + odds);
            // rules 3 and 5 have logits 0.5 and 0
            double share = (double) counts[3] / draws;
            assertThat(counts[3] + counts[5]).isEqualTo(draws);
            assertThat(share)
                    .isBetween(
                            expected - 4 * Math.sqrt(expected * (1 - expected) / draws),
                            expected + 4 * Math.sqrt(expected * (1 - expected) / draws));
        }
    }

    @Test
    void anUnlikelyRuleIsFoundWhenItIsTheOnlyOneAllowed() {
        float[] logits = {0, 200, 0, 0, 0, -500};
        int rule =
                new RuleChoice.Sampling(0.1)
                        .choose(
                                logits,
                                0,
                                new int[] {0, 1, 5},
                                allowing(r -> r == 5),
                                new Random(),
                                new double[3]);
        assertThat(rule).isEqualTo(5);
    }

    @Test
    void temperaturesMustBePositive() {
        for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new RuleChoice.Sampling(temperature))
                    .hasMessageContaining("temperature");
        }
    }

    @Test
    void topKDrawsAmongTheLikeliestThatAreAllowed() {
        // rules 0, 2, 3, 5 have logits 9, 99, 0.5, 0; the likeliest is not allowed
        RuleCursor cursor = allowing(rule -> rule != 2);
        assertThat(shares(new RuleChoice.Sampling(1, 1, 1, 0), cursor)).containsExactly(1, 0, 0, 0);
        // at temperature 10 rules 0, 3 and 5 have weights exp(.9), exp(.05), 1
        double weight = Math.exp(0.9) / (Math.exp(0.9) + Math.exp(0.05));
        double[] shares = shares(new RuleChoice.Sampling(10, 2, 1, 0), cursor);
        assertThat(shares[0]).isBetween(weight - 0.01, weight + 0.01);
        assertThat(shares[2]).isBetween(1 - weight - 0.01, 1 - weight + 0.01);
        assertThat(shares[1] + shares[3]).isZero();
    }

    @Test
    void theNucleusIsThatOfTheMaskedDistribution() {
        RuleCursor cursor = allowing(rule -> rule != 2);
        double[] weights = {Math.exp(0.9), Math.exp(0.05), 1};
        double total = weights[0] + weights[1] + weights[2];
        // just below and just above the share of the likeliest, and of the two likeliest
        double first = weights[0] / total;
        double second = (weights[0] + weights[1]) / total;
        assertThat(drawn(first - 1e-6, cursor)).containsExactly(0);
        assertThat(drawn(first + 1e-6, cursor)).containsExactly(0, 3);
        assertThat(drawn(second - 1e-6, cursor)).containsExactly(0, 3);
        assertThat(drawn(second + 1e-6, cursor)).containsExactly(0, 3, 5);
        double[] shares = shares(new RuleChoice.Sampling(10, 4, first + 1e-6, 0), cursor);
        double weight = weights[0] / (weights[0] + weights[1]);
        assertThat(shares[0]).isBetween(weight - 0.01, weight + 0.01);
    }

    @Test
    void minPDrawsWhatIsNotMuchLessLikelyThanTheLikeliestAllowed() {
        RuleCursor cursor = allowing(rule -> rule != 2);
        // at temperature 10 rules 0, 3 and 5 have weights exp(.9), exp(.05), 1
        double least = Math.exp(0.05) / Math.exp(0.9);
        assertThat(likely(least + 1e-6, cursor)).containsExactly(0);
        assertThat(likely(least - 1e-6, cursor)).containsExactly(0, 3);
        assertThat(likely(1 / Math.exp(0.9) - 1e-6, cursor)).containsExactly(0, 3, 5);
        RuleChoice choice = new RuleChoice.Sampling(10, RuleChoice.Sampling.ALL, 1, least - 1e-6);
        double weight = Math.exp(0.9) / (Math.exp(0.9) + Math.exp(0.05));
        assertThat(shares(choice, cursor)[0]).isBetween(weight - 0.01, weight + 0.01);
        // the nucleus is then that of what is left
        RuleChoice both =
                new RuleChoice.Sampling(10, RuleChoice.Sampling.ALL, weight - 1e-6, least - 1e-6);
        assertThat(shares(both, cursor)[0]).isOne();
    }

    @Test
    void aLimitedChoiceFindsTheOnlyAllowedRule() {
        RuleCursor cursor = allowing(rule -> rule == 5);
        assertThat(drawn(0.01, cursor)).containsExactly(5);
        assertThat(shares(new RuleChoice.Sampling(0.001, 3, 0.5, 0), cursor)[3]).isOne();
    }

    @Test
    void limitsMustMakeSense() {
        assertThatThrownBy(() -> new RuleChoice.Sampling(1, 0, 1, 0)).hasMessageContaining("top-k");
        for (double nucleus : new double[] {0, -1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new RuleChoice.Sampling(1, 5, nucleus, 0))
                    .hasMessageContaining("nucleus");
        }
        for (double minP : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> new RuleChoice.Sampling(1, 5, 1, minP))
                    .hasMessageContaining("min-p");
        }
    }

    /** Which rules a least share of the likeliest one's ever leaves, at temperature 10. */
    private static Set<Integer> likely(double minP, RuleCursor cursor) {
        return drawn(new RuleChoice.Sampling(10, RuleChoice.Sampling.ALL, 1, minP), cursor);
    }

    /** Which rules a nucleus ever draws, at temperature 10. */
    private static Set<Integer> drawn(double nucleus, RuleCursor cursor) {
        return drawn(new RuleChoice.Sampling(10, RuleChoice.Sampling.ALL, nucleus, 0), cursor);
    }

    private static Set<Integer> drawn(RuleChoice choice, RuleCursor cursor) {
        double[] shares = shares(choice, cursor);
        Set<Integer> rules = new TreeSet<>();
        for (int i = 0; i < LEGAL.length; i++) {
            if (shares[i] > 0) {
                rules.add(LEGAL[i]);
            }
        }
        return rules;
    }

    /** How often each of the legal rules is drawn. */
    private static double[] shares(RuleChoice choice, RuleCursor cursor) {
        int draws = 40_000;
        double[] shares = new double[LEGAL.length];
        Random random = new Random(1);
        for (int i = 0; i < draws; i++) {
            int rule = choose(choice, cursor, random);
            shares[Arrays.binarySearch(LEGAL, rule)] += 1.0 / draws;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.rint(shares[i] * draws) / draws;
        }
        return shares;
    }
}
