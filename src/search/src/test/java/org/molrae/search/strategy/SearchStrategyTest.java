package org.molrae.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.search.surrogate.GaussianProcessFit;

/** On Branin's function and on Hartmann's of six dimensions (Dixon and Szegö, 1978). */
final class SearchStrategyTest {
    private static final SearchBox BRANIN_BOX =
            new SearchBox(new double[] {-5, 0}, new double[] {10, 15});
    private static final double BRANIN_LEAST = 0.397887;
    private static final SearchBox UNIT =
            new SearchBox(new double[6], new double[] {1, 1, 1, 1, 1, 1});
    private static final double HARTMANN_LEAST = -3.32237;

    private static final double[][] A = {
        {10, 3, 17, 3.5, 1.7, 8},
        {0.05, 10, 17, 0.1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8},
        {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] P = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final double[] ALPHA = {1, 1.2, 3, 3.2};

    static double branin(double[] x) {
        double a = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return a * a + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
    }

    static double hartmann(double[] x) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double exponent = 0;
            for (int j = 0; j < 6; j++) {
                exponent += A[i][j] * (x[j] - P[i][j]) * (x[j] - P[i][j]);
            }
            sum -= ALPHA[i] * Math.exp(-exponent);
        }
        return sum;
    }

    /** The least score after some rounds. */
    private static double search(
            CodeSearch strategy,
            ToDoubleFunction<double[]> score,
            SearchBox box,
            int first,
            int rounds,
            int batch) {
        double least = Double.POSITIVE_INFINITY;
        double[][] codes = new RandomSearch(box, 99).propose(first);
        for (int round = 0; round <= rounds; round++) {
            double[] scores = Arrays.stream(codes).mapToDouble(score).toArray();
            for (int i = 0; i < codes.length; i++) {
                assertThat(box.contains(codes[i])).isTrue();
                least = scores[i] < least ? scores[i] : least;
            }
            strategy.observe(codes, scores);
            codes = round < rounds ? strategy.propose(batch) : codes;
        }
        return least;
    }

    private static CodeSearch strategy(String name, SearchBox box, long seed) {
        return switch (name) {
            case "bayes" -> new BayesianOptimization(box, GaussianProcessFit.DEFAULT, seed);
            case "trust" -> new TrustRegionSearch(box, 10, seed);
            case "evolution" -> new EvolutionStrategy(box, seed);
            case "genetic" -> new GeneticSearch(box, seed);
            default -> new RandomSearch(box, seed);
        };
    }

    private static double mean(LongFunction<Double> run) {
        return (run.apply(1) + run.apply(2) + run.apply(3)) / 3;
    }

    @Test
    void functionsHaveTheirKnownMinima() {
        assertThat(branin(new double[] {Math.PI, 2.275})).isCloseTo(BRANIN_LEAST, within(1e-6));
        double[] at = {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573};
        assertThat(hartmann(at)).isCloseTo(HARTMANN_LEAST, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bayes", "trust"})
    void findsBraninsMinimumWithin50Scores(String name) {
        double ours = mean(seed -> braninSearch(strategy(name, BRANIN_BOX, seed), 10, 4));
        double random = mean(seed -> braninSearch(strategy("random", BRANIN_BOX, seed), 10, 4));
        assertThat(ours).isLessThan(BRANIN_LEAST + 0.01).isLessThan(random);
    }

    @ParameterizedTest
    @CsvSource({"bayes, 20", "trust, 40"})
    void findsHartmannsMinimumWithin120Or220Scores(String name, int rounds) {
        double ours = mean(seed -> hartmannSearch(strategy(name, UNIT, seed), rounds, 5));
        double random = mean(seed -> hartmannSearch(strategy("random", UNIT, seed), rounds, 5));
        assertThat(ours).isLessThan(-3.1).isLessThan(random);
    }

    private static double hartmannSearch(CodeSearch strategy, int rounds, int batch) {
        return search(strategy, SearchStrategyTest::hartmann, UNIT, 20, rounds, batch);
    }

    private static double braninSearch(CodeSearch strategy, int rounds, int batch) {
        return search(strategy, SearchStrategyTest::branin, BRANIN_BOX, 10, rounds, batch);
    }

    @Test
    void geneticSearchFindsMinimaWithoutAModel() {
        double branin = mean(seed -> braninSearch(strategy("genetic", BRANIN_BOX, seed), 20, 8));
        double hartmann = mean(seed -> hartmannSearch(strategy("genetic", UNIT, seed), 50, 10));
        double random = mean(seed -> hartmannSearch(strategy("random", UNIT, seed), 50, 10));
        assertThat(branin).isLessThan(BRANIN_LEAST + 0.2);
        assertThat(hartmann).isLessThan(-3.1).isLessThan(random);
    }

    @Test
    void geneticSearchBreedsNoInvalidCodes() {
        GeneticSearch search = new GeneticSearch(UNIT, 1);
        double[] valid = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] invalid = {0.9, 0.9, 0.9, 0.9, 0.9, 0.9};
        search.observe(new double[][] {valid, invalid}, new double[] {1, Double.NaN});
        for (double[] child : search.propose(50)) {
            assertThat(Arrays.stream(child).average().orElseThrow()).isLessThan(0.9);
        }
    }

    @Test
    void evolutionFindsMinimaWithoutAModel() {
        double branin = mean(seed -> braninSearch(strategy("evolution", BRANIN_BOX, seed), 20, 8));
        double hartmann = mean(seed -> hartmannSearch(strategy("evolution", UNIT, seed), 50, 10));
        double random = mean(seed -> hartmannSearch(strategy("random", UNIT, seed), 50, 10));
        assertThat(branin).isLessThan(BRANIN_LEAST + 0.01);
        assertThat(hartmann).isLessThan(-3.1).isLessThan(random);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bayes", "trust", "evolution", "random"})
    void repeatsItselfAndSurvivesInvalidCodes(String name) {
        ToDoubleFunction<double[]> half = x -> x[0] > 2.5 ? Double.NaN : branin(x);
        double once = search(strategy(name, BRANIN_BOX, 5), half, BRANIN_BOX, 6, 4, 3);
        double again = search(strategy(name, BRANIN_BOX, 5), half, BRANIN_BOX, 6, 4, 3);
        assertThat(once).isEqualTo(again).isFinite();
        CodeSearch none = strategy(name, BRANIN_BOX, 5);
        assertThat(search(none, x -> Double.NaN, BRANIN_BOX, 12, 3, 3)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bayes", "trust", "evolution", "random"})
    void refusesWhatItCannotUse(String name) {
        CodeSearch strategy = strategy(name, BRANIN_BOX, 1);
        assertThatThrownBy(() -> strategy.propose(0)).hasMessage("a batch of 0");
        assertThatThrownBy(() -> strategy.observe(new double[][] {{1}}, new double[] {1}))
                .hasMessage("row 0: 1 dimensions instead of 2");
        assertThatThrownBy(() -> strategy.observe(new double[][] {{1, 2}}, new double[0]))
                .hasMessage("1 codes, but 0 scores");
        double[] infinite = {Double.NEGATIVE_INFINITY};
        assertThatThrownBy(() -> strategy.observe(new double[][] {{1, 2}}, infinite))
                .hasMessage("row 0: the score -Infinity is infinite");
        assertThatThrownBy(() -> new SearchBox(new double[] {1}, new double[] {0}))
                .hasMessage("dimension 0: no interval from 1.0 to 0.0");
    }
}
