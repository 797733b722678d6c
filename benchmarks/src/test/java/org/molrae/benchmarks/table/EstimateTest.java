package org.molrae.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

    /** The deviations from 5 are -3, -1, -1, 0, 5: squares 36, variance 9, deviation 3. */
    @Test
    void errorIsTheDeviationByTheRootOfTheCount() {
        Estimate estimate = Estimate.of(2, 4, 4, 5, 10);
        assertThat(estimate.mean()).isEqualTo(5);
        assertThat(estimate.error()).isCloseTo(3 / Math.sqrt(5), within(1e-12));
        assertThat(estimate.count()).isEqualTo(5);
        assertThat(estimate.text(2)).isEqualTo("5.00 ± 1.34");
        assertThat(estimate.text(0)).isEqualTo("5 ± 1");
    }

    @Test
    void oneValueHasNoError() {
        assertThat(Estimate.of(7.25).text(1)).isEqualTo("7.3");
        assertThat(Estimate.of(7.25).error()).isNaN();
    }

    @Test
    void whatIsNotThereDoesNotCount() {
        assertThat(Estimate.of(1, Double.NaN, 3).text(2)).isEqualTo("2.00 ± 1.00");
        assertThat(Estimate.of(1, Double.NaN, 3).count()).isEqualTo(2);
        assertThat(Estimate.of(Double.NaN).text(2)).isEqualTo("–");
        assertThat(Estimate.of().count()).isZero();
    }
}
