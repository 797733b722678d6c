package org.molrae.search.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ExpectedImprovementTest {
    @Test
    void closedFormIsSciPys() {
        double[] at = Reference.reals("improvement_at");
        double[] expected = Reference.reals("log_improvement");
        double[] actual = Arrays.stream(at).map(ExpectedImprovement::logImprovement).toArray();
        Reference.assertClose(actual, expected, 1e-11);
        // mean 2, deviation 0.5, incumbent 2.25: u = 0.5
        assertThat(ExpectedImprovement.of(2, 0.5, 2.25))
                .isCloseTo(0.5 * Math.exp(expected[5]), within(1e-14));
    }

    @Test
    void logarithmHoldsWhereTheValueUnderflows() {
        double[] at = Reference.reals("improvement_far_at");
        double[] expected = Reference.reals("log_improvement_far");
        double[] actual = Arrays.stream(at).map(ExpectedImprovement::logImprovement).toArray();
        Reference.assertClose(actual, expected, 1e-10);
    }

    @Test
    void gradientIsADifference() {
        Hyperparameters given = Hyperparameters.ofLogs(Reference.reals("theta"));
        GaussianProcess process =
                GaussianProcess.exact(given, Reference.codes("codes"), Reference.reals("scores"));
        double[][] test = Reference.codes("test");
        for (double incumbent : new double[] {2.2, 0, -3, 5}) {
            ExpectedImprovement improvement =
                    new ExpectedImprovement(process.believing(test[0]), incumbent);
            for (double[] code : test) {
                double[] gradient = new double[4];
                double value = improvement.logValue(code, gradient);
                assertThat(improvement.value(code))
                        .isCloseTo(Math.exp(value), within(1e-12 * Math.exp(value)));
                for (int j = 0; j < 4; j++) {
                    double[] up = code.clone();
                    double[] down = code.clone();
                    up[j] += 1e-6;
                    down[j] -= 1e-6;
                    double difference =
                            improvement.logValue(up, null) - improvement.logValue(down, null);
                    assertThat(gradient[j])
                            .isCloseTo(
                                    difference / 2e-6,
                                    within(1e-4 * Math.max(1, Math.abs(gradient[j]))));
                }
            }
        }
    }
}
