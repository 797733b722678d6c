package org.molrae.sequences.decoding;

import java.util.random.RandomGenerator;
import org.molrae.grammar.RuleCursor;

/** How the next rule is chosen among those that the masks allow. */
public sealed interface RuleChoice {

    /**
     * Chooses a rule that the cursor allows; one exists as long as the derivation is incomplete.
     *
     * @param logits unnormalised log-probabilities of all rules, from {@code offset} on
     * @param legal the rules that the grammar allows here, before the length budget
     * @param scratch overwritten; at least as long as {@code legal}
     */
    int choose(
            float[] logits,
            int offset,
            int[] legal,
            RuleCursor cursor,
            RandomGenerator random,
            double[] scratch);

    /** The likeliest rule. */
    record Greedy() implements RuleChoice {
        @Override
        public int choose(
                float[] logits,
                int offset,
                int[] legal,
                RuleCursor cursor,
                RandomGenerator random,
                double[] scratch) {
            int best = -1;
            for (int rule : legal) {
                if ((best < 0 || logits[offset + rule] > logits[offset + best])
                        && cursor.allows(rule)) {
                    best = rule;
                }
            }
            return best;
        }
    }

    /**
     * A draw from the softmax over the allowed rules: exactly that distribution, though the cursor
     * is asked about the rules drawn only.
     *
     * @param temperature above 0; 1 is the model's own distribution
     */
    record Sampling(double temperature) implements RuleChoice {

        /** Refuses temperatures that define no distribution. */
        public Sampling {
            if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the temperature must be above 0 and finite, is " + temperature);
            }
        }

        @Override
        public int choose(
                float[] logits,
                int offset,
                int[] legal,
                RuleCursor cursor,
                RandomGenerator random,
                double[] scratch) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int rule : legal) {
                highest = Math.max(highest, logits[offset + rule]);
            }
            double total = 0;
            for (int i = 0; i < legal.length; i++) {
                scratch[i] = Math.exp((logits[offset + legal[i]] - highest) / temperature);
                total += scratch[i];
            }
            // a refused rule leaves the urn: what is drawn in the end has the masked distribution
            while (total > 0) {
                int drawn = draw(scratch, legal.length, random.nextDouble() * total);
                if (cursor.allows(legal[drawn])) {
                    return legal[drawn];
                }
                scratch[drawn] = 0;
                total = 0;
                for (int i = 0; i < legal.length; i++) {
                    total += scratch[i];
                }
            }
            return new Greedy().choose(logits, offset, legal, cursor, random, scratch);
        }

        /** The index that {@code rest} of the weights' sum falls on. */
        private static int draw(double[] weights, int length, double rest) {
            int last = -1;
            for (int i = 0; i < length; i++) {
                if (weights[i] > 0) {
                    last = i;
                    rest -= weights[i];
                    if (rest < 0) {
                        break;
                    }
                }
            }
            return last;
        }
    }
}
