package org.molrae.sequences.decoding;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.model.SamplingDefaults;
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
            if (cursor.led()) {
                return led(logits, offset, legal, cursor, scratch);
            }
            int best = -1;
            for (int rule : legal) {
                if ((best < 0 || logits[offset + rule] > logits[offset + best])
                        && cursor.allows(rule)) {
                    best = rule;
                }
            }
            return best;
        }

        private static int led(
                float[] logits, int offset, int[] legal, RuleCursor cursor, double[] scratch) {
            for (int i = 0; i < legal.length; i++) {
                scratch[i] = logits[offset + legal[i]];
            }
            boolean leading = false;
            int best = indexOfLargest(scratch, legal.length);
            while (best >= 0 && !cursor.allows(legal[best])) {
                scratch[best] = Double.NEGATIVE_INFINITY;
                if (!leading && cursor.refuse(legal[best])) {
                    leading = true;
                    for (int i = 0; i < legal.length; i++) {
                        scratch[i] =
                                cursor.leads(legal[i])
                                        ? logits[offset + legal[i]]
                                        : Double.NEGATIVE_INFINITY;
                    }
                }
                best = indexOfLargest(scratch, legal.length);
            }
            if (best < 0) {
                throw new IllegalStateException("what waits to be written cannot be");
            }
            return legal[best];
        }

        private static int indexOfLargest(double[] values, int length) {
            int best = -1;
            for (int i = 0; i < length; i++) {
                if (values[i] > (best < 0 ? Double.NEGATIVE_INFINITY : values[best])) {
                    best = i;
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
     * @param topK draw among the {@code topK} likeliest allowed rules (Fan et al., 2018); {@link
     *     #ALL} for all
     * @param nucleus draw among the fewest likeliest allowed rules that have at least this share of
     *     what all allowed rules have (Holtzman et al., 2020); 1 for all
     * @param minP draw among the allowed rules that have at least this share of what the likeliest
     *     of them has (Nguyen et al., <i>Turning Up the Heat: Min-p Sampling</i>, 2024); 0 for all.
     *     After the temperature, before the other limits
     */
    record Sampling(double temperature, int topK, double nucleus, double minP)
            implements RuleChoice {

        /** No limit to the number of rules. */
        public static final int ALL = Integer.MAX_VALUE;

        /** Refuses settings that define no distribution. */
        public Sampling {
            if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the temperature must be above 0 and finite, is " + temperature);
            }
            if (topK < 1) {
                throw new IllegalArgumentException("top-k must be at least 1, is " + topK);
            }
            if (!(nucleus > 0 && nucleus <= 1)) {
                throw new IllegalArgumentException(
                        "the nucleus (top-p) must be above 0 and at most 1, is " + nucleus);
            }
            if (!(minP >= 0 && minP < 1)) {
                throw new IllegalArgumentException(
                        "min-p must be at least 0 and below 1, is " + minP);
            }
        }

        /** The choice that a model's defaults make. */
        public static Sampling of(SamplingDefaults defaults) {
            return new Sampling(defaults.temperature(), ALL, 1, defaults.minP());
        }

        /** Draws from all allowed rules. */
        public Sampling(double temperature) {
            this(temperature, ALL, 1, 0);
        }

        @Override
        public int choose(
                float[] logits,
                int offset,
                int[] legal,
                RuleCursor cursor,
                RandomGenerator random,
                double[] scratch) {
            if (cursor.led()) {
                return led(logits, offset, legal, cursor, random, scratch);
            }
            double total =
                    minP > 0
                            ? likelyWeights(logits, offset, legal, cursor, scratch)
                            : weights(logits, offset, legal, scratch);
            int rule =
                    topK == ALL && nucleus == 1
                            ? fromAll(legal, cursor, random, scratch, total)
                            : fromLikeliest(legal, cursor, random, scratch, total);
            return rule >= 0
                    ? rule
                    : new Greedy().choose(logits, offset, legal, cursor, random, scratch);
        }

        /**
         * A draw from all rules that the grammar allows, by the limits of this choice; what is
         * refused gives its share to what waits to be written.
         */
        private int led(
                float[] logits,
                int offset,
                int[] legal,
                RuleCursor cursor,
                RandomGenerator random,
                double[] weights) {
            weights(logits, offset, legal, weights);
            double total = limit(weights, legal.length);
            boolean leading = false;
            while (total > 0) {
                int drawn = draw(weights, legal.length, random.nextDouble() * total);
                if (cursor.allows(legal[drawn])) {
                    return legal[drawn];
                }
                if (!leading && cursor.refuse(legal[drawn])) {
                    leading = true;
                    weights(logits, offset, legal, weights);
                    for (int i = 0; i < legal.length; i++) {
                        weights[i] = cursor.leads(legal[i]) ? weights[i] : 0;
                    }
                    total = limit(weights, legal.length);
                } else {
                    weights[drawn] = 0;
                    total = sum(weights, legal.length);
                }
            }
            return new Greedy().choose(logits, offset, legal, cursor, random, weights);
        }

        /** Sets the weights beyond the limits to 0; the sum of the others. */
        private double limit(double[] weights, int length) {
            double total = sum(weights, length);
            double highest = Arrays.stream(weights, 0, length).max().orElse(0);
            double[] sorted = Arrays.copyOf(weights, length);
            Arrays.sort(sorted);
            double least = minP * highest;
            double taken = 0;
            for (int i = 1; i <= length && (taken < nucleus * total || i == 1); i++) {
                taken += sorted[length - i];
                if (i == topK || (taken >= nucleus * total && nucleus < 1)) {
                    least = Math.max(least, sorted[length - i]);
                    break;
                }
            }
            for (int i = 0; i < length; i++) {
                weights[i] = weights[i] < least ? 0 : weights[i];
            }
            return sum(weights, length);
        }

        /** The weights of all rules, 1 for the likeliest; their sum. */
        private double weights(float[] logits, int offset, int[] legal, double[] weights) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int rule : legal) {
                highest = Math.max(highest, logits[offset + rule]);
            }
            double total = 0;
            for (int i = 0; i < legal.length; i++) {
                weights[i] = Math.exp((logits[offset + legal[i]] - highest) / temperature);
                total += weights[i];
            }
            return total;
        }

        /**
         * The weights of the rules that min-p leaves, 1 for the likeliest that is allowed, and 0 of
         * the others; their sum. Few are left, so it is logits that are compared.
         */
        private double likelyWeights(
                float[] logits, int offset, int[] legal, RuleCursor cursor, double[] weights) {
            for (int i = 0; i < legal.length; i++) {
                weights[i] = logits[offset + legal[i]];
            }
            int likeliest = largestAbove(Double.NEGATIVE_INFINITY, weights, legal.length);
            while (likeliest >= 0 && !cursor.allows(legal[likeliest])) {
                weights[likeliest] = Double.NEGATIVE_INFINITY;
                likeliest = largestAbove(Double.NEGATIVE_INFINITY, weights, legal.length);
            }
            if (likeliest < 0) {
                Arrays.fill(weights, 0, legal.length, 0);
                return 0;
            }
            double highest = weights[likeliest];
            double least = highest + temperature * Math.log(minP);
            double total = 0;
            for (int i = 0; i < legal.length; i++) {
                weights[i] =
                        weights[i] < least ? 0 : Math.exp((weights[i] - highest) / temperature);
                total += weights[i];
            }
            return total;
        }

        /** A refused rule leaves the urn: what is drawn in the end has the masked distribution. */
        private static int fromAll(
                int[] legal,
                RuleCursor cursor,
                RandomGenerator random,
                double[] weights,
                double total) {
            while (total > 0) {
                int drawn = draw(weights, legal.length, random.nextDouble() * total);
                if (cursor.allows(legal[drawn])) {
                    return legal[drawn];
                }
                weights[drawn] = 0;
                total = sum(weights, legal.length);
            }
            return -1;
        }

        /**
         * Takes allowed rules from the likeliest down, until it is certain, whatever the cursor
         * would say of the others, that those taken hold all that are to be drawn from.
         */
        private int fromLikeliest(
                int[] legal,
                RuleCursor cursor,
                RandomGenerator random,
                double[] weights,
                double untested) {
            int[] taken = new int[legal.length];
            double[] mass = new double[legal.length];
            int count = 0;
            int core = 0;
            double coreMass = 0;
            double allowed = 0;
            while (count < topK && (count == 0 || coreMass < nucleus * (allowed + untested))) {
                int likeliest = largestAbove(0, weights, legal.length);
                if (likeliest < 0) {
                    break;
                }
                if (cursor.allows(legal[likeliest])) {
                    taken[count] = legal[likeliest];
                    mass[count] = weights[likeliest];
                    allowed += mass[count++];
                }
                weights[likeliest] = 0;
                untested = sum(weights, legal.length);
                // more is allowed in all, so the core can only grow
                while (core < count && coreMass < nucleus * allowed) {
                    coreMass += mass[core++];
                }
            }
            return count == 0 ? -1 : taken[draw(mass, core, random.nextDouble() * coreMass)];
        }

        /** The index of the largest value above a floor, the first of several, or -1. */
        private static int largestAbove(double floor, double[] values, int length) {
            double largest = floor;
            int best = -1;
            for (int i = 0; i < length; i++) {
                if (values[i] > largest) {
                    largest = values[i];
                    best = i;
                }
            }
            return best;
        }

        private static double sum(double[] weights, int length) {
            double total = 0;
            for (int i = 0; i < length; i++) {
                total += weights[i];
            }
            return total;
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
