package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DivergenceTest {

    @Test
    void comparesHistograms() {
        double[] base = {0, 0, 0, 10};
        double[] sampled = {0, 10, 10, 10};
        // 3/4 ln 3 + 1/4 ln 1/3
        assertThat(Divergence.discrete(base, sampled)).isCloseTo(0.5 * Math.log(3), within(1e-7));
        assertThat(Divergence.discrete(base, base)).isCloseTo(0, within(1e-12));
    }

    @Test
    void leavesOutWhatLiesBeyondTheBase() {
        double[] base = {0, 10};
        assertThat(Divergence.discrete(base, new double[] {0, 10, 99})).isCloseTo(0, within(1e-12));
        assertThat(Divergence.discrete(base, new double[] {99}))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void comparesDensities() {
        // scipy: entropy of gaussian_kde on linspace(0, 6, 1000), each + 1e-10
        double[] base = {0, 1, 2, 4};
        double[] sampled = {1, 2, 3, 6};
        assertThat(Divergence.continuous(base, sampled)).isCloseTo(0.04685178, within(1e-6));
        assertThat(Divergence.continuous(base, base)).isCloseTo(0, within(1e-12));
    }

    @Test
    void hasNoBandwidthForOneValue() {
        assertThat(Divergence.continuous(new double[] {1, 1}, new double[] {1, 2}))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Divergence.continuous(new double[] {1, 1}, new double[] {1})).isEqualTo(0);
    }
}
