package org.molrae.sequences.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
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
}
