package org.molrae.sequences.decoding;

import java.util.random.RandomGenerator;
import org.molrae.grammar.DerivationCursor;

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
            DerivationCursor cursor,
            RandomGenerator random,
            double[] scratch);

    /** The likeliest rule. */
    record Greedy() implements RuleChoice {
        @Override
        public int choose(
                float[] logits,
                int offset,
                int[] legal,
                DerivationCursor cursor,
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
     * A draw from the softmax over the allowed rules.
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
                DerivationCursor cursor,
                RandomGenerator random,
                double[] scratch) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < legal.length; i++) {
                scratch[i] =
                        cursor.allows(legal[i])
                                ? logits[offset + legal[i]]
                                : Double.NEGATIVE_INFINITY;
                highest = Math.max(highest, scratch[i]);
            }
            double total = 0;
            for (int i = 0; i < legal.length; i++) {
                scratch[i] = Math.exp((scratch[i] - highest) / temperature);
                total += scratch[i];
            }
            double rest = random.nextDouble() * total;
            int last = -1;
            for (int i = 0; i < legal.length; i++) {
                if (scratch[i] > 0) {
                    last = legal[i];
                    rest -= scratch[i];
                    if (rest < 0) {
                        break;
                    }
                }
            }
            return last;
        }
    }
}
