package org.molrae.sequences.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyObjectiveTest {

    private static final double[] POLICY = {-20, -31.5, -12.25};
    private static final double[] PRIORS = {-25, -30, -19};
    private static final double[] REWARDS = {0.1, 0.9, 0.4};
    private static final double STEP = 1e-5;

    static List<PolicyObjective> objectives() {
        return List.of(
                PolicyObjective.AUGMENTED_LIKELIHOOD,
                PolicyObjective.TRAJECTORY_BALANCE,
                new PolicyObjective(0.5, 10, true, 0.3, 7));
    }

    @Test
    void isThatOfReinvent() {
        PolicyObjective plain = new PolicyObjective(1, 120, false, 0, 0);
        double value = plain.of(POLICY, PRIORS, REWARDS, 5).value();
        double first = -25 + 120 * 0.1 + 20;
        double second = -30 + 120 * 0.9 + 31.5;
        double third = -19 + 120 * 0.4 + 12.25;
        assertThat(value)
                .isCloseTo((first * first + second * second + third * third) / 3, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void derivativesAreThoseOfDifferences(PolicyObjective objective) {
        PolicyObjective.Value value = objective.of(POLICY, PRIORS, REWARDS, 5);
        for (int i = 0; i < POLICY.length; i++) {
            double[] above = POLICY.clone();
            double[] below = POLICY.clone();
            above[i] += STEP;
            below[i] -= STEP;
            double slope =
                    (objective.of(above, PRIORS, REWARDS, 5).value()
                                    - objective.of(below, PRIORS, REWARDS, 5).value())
                            / (2 * STEP);
            assertThat(value.byPolicy()[i]).isCloseTo(slope, within(1e-4));
        }
        double slope =
                (objective.of(POLICY, PRIORS, REWARDS, 5 + STEP).value()
                                - objective.of(POLICY, PRIORS, REWARDS, 5 - STEP).value())
                        / (2 * STEP);
        assertThat(value.byPartition()).isCloseTo(slope, within(1e-4));
    }
}
