package org.molrae.chemistry.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.goals.Desirability.Gaussian;
import org.molrae.chemistry.goals.Desirability.Gaussian.Flank;

/** Values of guacamol's {@code score_modifier} and REINVENT4's transforms. */
class DesirabilityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.135335, 0.135335, 1",
        "1, 0.606531, 0.606531, 1",
        "2, 1, 1, 1",
        "2.5, 0.882497, 1, 0.882497",
        "4, 0.135335, 1, 0.135335"
    })
    void gaussiansHaveOneFlankOrTwo(double x, double both, double max, double min) {
        assertThat(new Gaussian(2, 1).of(x)).isEqualTo(both, within(5e-7));
        assertThat(new Gaussian(2, 1, Flank.BELOW).of(x)).isEqualTo(max, within(5e-7));
        assertThat(new Gaussian(2, 1, Flank.ABOVE).of(x)).isEqualTo(min, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.119203", "2, 0.5", "3, 0.731059", "4, 0.880797", "10, 0.999665"})
    void smoothRampsAreAsSteepAsRamps(double x, double expected) {
        assertThat(new Desirability.SmoothRamp(0, 4).of(x)).isEqualTo(expected, within(5e-7));
        assertThat(new Desirability.SmoothRamp(4, 0).of(4 - x)).isEqualTo(expected, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00000999990", "0.4, 0.0909091", "0.5, 0.5", "0.7, 0.990099", "1, 0.99999"})
    void sigmoidsAreDecimal(double x, double expected) {
        assertThat(new Desirability.Sigmoid(0, 1, 1).of(x)).isEqualTo(expected, within(5e-7));
        assertThat(new Desirability.Sigmoid(1, 0, 1).of(x)).isEqualTo(1 - expected, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5",
        "0, 0.0306534",
        "2.4, 0.992119",
        "4, 0.5",
        "4.5, 0.240253",
        "2, 0.969347"
    })
    void doubleSigmoidsRiseAndFall(double x, double expected) {
        assertThat(new Desirability.DoubleSigmoid(1, 4, 1.5, 1).of(x))
                .isEqualTo(expected, within(5e-7));
    }

    @Test
    void decayBeginsAtZero() {
        assertThat(new Desirability.Decay(0.5).of(-1)).isEqualTo(1);
        assertThat(new Desirability.Decay(0.5).of(2)).isEqualTo(Math.exp(-1), within(1e-12));
    }

    @Test
    void refusesShapesThatAreNone() {
        assertThatThrownBy(() -> new Gaussian(0, 0)).hasMessageStartingWith("a Gaussian has");
        assertThatThrownBy(() -> new Desirability.SmoothRamp(1, 1))
                .hasMessage("a smooth ramp has two different ends, not 1.0 and 1.0");
        assertThatThrownBy(() -> new Desirability.Sigmoid(0, 1, 0))
                .hasMessage("a steepness is more than 0, not 0.0");
        assertThatThrownBy(() -> new Desirability.DoubleSigmoid(2, 1, 1, 1))
                .hasMessageStartingWith("a double sigmoid rises before it falls");
        assertThatThrownBy(() -> new Desirability.Decay(-1))
                .hasMessage("a rate is more than 0, not -1.0");
    }
}
