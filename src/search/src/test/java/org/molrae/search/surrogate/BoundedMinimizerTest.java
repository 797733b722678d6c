package org.molrae.search.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BoundedMinimizerTest {
    /** Rosenbrock's valley; the minimum, 0, is at (1, 1). */
    private static double rosenbrock(double[] x, double[] gradient) {
        double a = x[1] - x[0] * x[0];
        double b = 1 - x[0];
        gradient[0] = -400 * x[0] * a - 2 * b;
        gradient[1] = 200 * a;
        return 100 * a * a + b * b;
    }

    @Test
    void findsTheEndOfTheValley() {
        double[] x = {-1.2, 1};
        double[] wide = {5, 5};
        double value =
                BoundedMinimizer.minimize(
                        BoundedMinimizerTest::rosenbrock, x, new double[] {-5, -5}, wide, 100, 0);
        assertThat(value).isLessThan(1e-12);
        assertThat(x[0]).isCloseTo(1, within(1e-5));
    }

    @Test
    void staysInsideTheBox() {
        double[] x = {-3, 9};
        double[] upper = {0.5, 5};
        BoundedMinimizer.minimize(
                BoundedMinimizerTest::rosenbrock, x, new double[] {-1, 0}, upper, 200, 0);
        // on the bound x0 = 0.5 the best is x1 = x0²
        assertThat(x[0]).isEqualTo(0.5);
        assertThat(x[1]).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void turnsBackFromWhereThereIsNoValue() {
        double[] x = {3};
        double value =
                BoundedMinimizer.minimize(
                        (at, gradient) -> {
                            gradient[0] = 1 - 1 / at[0];
                            return at[0] <= 0.1 ? Double.NaN : at[0] - Math.log(at[0]);
                        },
                        x,
                        new double[] {-10},
                        new double[] {10},
                        50,
                        0);
        assertThat(x[0]).isCloseTo(1, within(1e-5));
        assertThat(value).isCloseTo(1, within(1e-9));
    }
}
