package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionsTest {

    @Test
    void movesMassOverTheShortestWay() {
        // SciPy's documentation: wasserstein_distance([0, 1, 3], [5, 6, 8]) is 5
        assertThat(distance(new double[] {0, 1, 3}, 5, 6, 8)).isCloseTo(5, within(1e-12));
        assertThat(distance(new double[] {0, 1}, 0, 1, 1)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(distance(new double[] {2, 2, 2}, 2)).isZero();
        assertThat(distance(new double[] {}, 1)).isNaN();
    }

    @Test
    void isSymmetric() {
        double[] a = {-3, 0.5, 0.5, 7};
        double[] b = {-1, 0, 0.5, 2, 9, 11};
        assertThat(Distributions.wasserstein(a, b))
                .isCloseTo(Distributions.wasserstein(b, a), within(1e-12));
    }

    @Test
    void deviatesAsNumPyDoes() {
        assertThat(Distributions.deviation(new double[] {1, 3})).isEqualTo(1);
    }

    private static double distance(double[] a, double... b) {
        return Distributions.wasserstein(a, b);
    }
}
