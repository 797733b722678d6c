package org.molrae.molecules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.UniformSampler;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * Drawing, testing and drawing again gives the same distribution as enumerating the mask first. The
 * reference is computed: the probabilities of all derivations within a small budget, by walking all
 * of them.
 */
final class ExactSamplingTest {

    private static final Vocabulary RULES = Rules.merged();
    private static final SemanticMask MASK = SemanticMask.of(RULES, 4);

    /** How the logits of a step follow from what came before; any fixed function would do. */
    private static void logits(String before, float[] logits) {
        SplittableRandom random = new SplittableRandom(before.hashCode());
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 4 * random.nextFloat();
        }
    }

    private static void walk(
            SemanticCursor cursor, String path, double probability, Map<String, Double> found) {
        if (cursor.complete()) {
            found.put(path, probability);
            return;
        }
        float[] logits = new float[RULES.size()];
        logits(path, logits);
        int[] allowed = IntStream.range(0, RULES.size()).filter(cursor::allows).toArray();
        double total = 0;
        for (int rule : allowed) {
            total += Math.exp(logits[rule]);
        }
        for (int rule : allowed) {
            SemanticCursor next = MASK.get();
            next.copyFrom(cursor);
            next.apply(rule);
            walk(next, path + " " + rule, probability * Math.exp(logits[rule]) / total, found);
        }
    }

    private static String draw(SemanticCursor cursor, RuleChoice choice, RandomGenerator random) {
        float[] logits = new float[RULES.size()];
        double[] scratch = new double[RULES.size()];
        StringBuilder path = new StringBuilder();
        cursor.reset();
        while (!cursor.complete()) {
            logits(path.toString(), logits);
            int[] legal = RULES.mask().rules(cursor.context());
            int rule = choice.choose(logits, 0, legal, cursor, random, scratch);
            cursor.apply(rule);
            path.append(' ').append(rule);
        }
        return path.toString();
    }

    /** Asserts that counts fit probabilities, by chi-square; rare derivations share a class. */
    private static void assertFits(Map<String, Double> expected, Map<String, Integer> counts) {
        int draws = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(expected.keySet()).containsAll(counts.keySet());
        double statistic = 0;
        double rareExpected = 0;
        int rareCount = 0;
        int classes = 0;
        for (Map.Entry<String, Double> entry : expected.entrySet()) {
            double mean = draws * entry.getValue();
            int count = counts.getOrDefault(entry.getKey(), 0);
            if (mean < 10) {
                rareExpected += mean;
                rareCount += count;
            } else {
                statistic += (count - mean) * (count - mean) / mean;
                classes++;
            }
        }
        if (rareExpected > 0) {
            statistic += (rareCount - rareExpected) * (rareCount - rareExpected) / rareExpected;
        }
        // mean and deviation of chi-square; five deviations are a chance of one in a million
        assertThat(classes).isGreaterThan(100);
        assertThat(statistic).isLessThan(classes + 5 * Math.sqrt(2.0 * classes));
    }

    @Test
    void lazyRejectionDrawsFromTheMaskedSoftmax() {
        Map<String, Double> expected = new HashMap<>();
        walk(MASK.get(), "", 1, expected);
        assertThat(expected.values().stream().mapToDouble(Double::doubleValue).sum())
                .isBetween(1 - 1e-9, 1 + 1e-9);
        Map<String, Integer> counts = new HashMap<>();
        RandomGenerator random = new SplittableRandom(3);
        SemanticCursor cursor = MASK.get();
        for (int i = 0; i < 60_000; i++) {
            counts.merge(draw(cursor, new RuleChoice.Sampling(1), random), 1, Integer::sum);
        }
        assertFits(expected, counts);
    }

    @Test
    void uniformDrawsAreUniform() {
        Map<String, Double> expected = new HashMap<>();
        walkUniformly(MASK.get(), "", 1, expected);
        Map<String, Integer> counts = new HashMap<>();
        try (UniformSampler<int[]> sampler =
                new UniformSampler<>(RULES, MASK, 5, 1, rules -> rules)) {
            for (int i = 0; i < 60_000; i++) {
                StringBuilder path = new StringBuilder();
                IntStream.of(sampler.next()).forEach(rule -> path.append(' ').append(rule));
                counts.merge(path.toString(), 1, Integer::sum);
            }
        }
        assertFits(expected, counts);
    }

    private static void walkUniformly(
            SemanticCursor cursor, String path, double probability, Map<String, Double> found) {
        if (cursor.complete()) {
            found.put(path, probability);
            return;
        }
        int[] allowed = IntStream.range(0, RULES.size()).filter(cursor::allows).toArray();
        for (int rule : allowed) {
            SemanticCursor next = MASK.get();
            next.copyFrom(cursor);
            next.apply(rule);
            walkUniformly(next, path + " " + rule, probability / allowed.length, found);
        }
    }

    @Test
    void greedyTakesTheLikeliestAllowedRule() {
        SemanticCursor cursor = MASK.get();
        float[] logits = new float[RULES.size()];
        double[] scratch = new double[RULES.size()];
        SplittableRandom random = new SplittableRandom(1);
        for (int step = 0; step < 2_000; step++) {
            if (cursor.complete()) {
                cursor.reset();
            }
            logits("greedy" + step, logits);
            int[] legal = RULES.mask().rules(cursor.context());
            int rule = new RuleChoice.Greedy().choose(logits, 0, legal, cursor, random, scratch);
            int best =
                    IntStream.range(0, RULES.size())
                            .filter(cursor::allows)
                            .reduce(-1, (a, b) -> a < 0 || logits[b] > logits[a] ? b : a);
            assertThat(rule).isEqualTo(best);
            cursor.apply(rule);
        }
    }

    @Test
    void samplesDependOnSeedAndIndexAlone() {
        SemanticMask mask = SemanticMask.of(RULES, 50);
        try (UniformSampler<int[]> one = new UniformSampler<>(RULES, mask, 9, 1, rules -> rules);
                UniformSampler<int[]> two =
                        new UniformSampler<>(RULES, mask, 9, 2, rules -> rules)) {
            for (int i = 0; i < 600; i++) {
                assertThat(one.next()).isEqualTo(two.next());
            }
        }
    }
}
