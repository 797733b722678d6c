package org.molrae.autoencoder.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.training.TrainingPlan.Schedule;

class TrainingPlanTest {

    /** 200 molecules in batches of 128 for 20 epochs: the default warm-up would never end. */
    @Test
    void aShortRunLeavesItsWarmup() {
        TrainingPlan plan = new TrainingPlan(1, 20, 0.1, TrainingPlan.Schedule.CONSTANT, 500, 1, 5);
        assertThat(plan.warmup(2)).isEqualTo(4);
        assertThat(plan.learningRate(0, 2)).isCloseTo(0.025, within(1e-9));
        assertThat(plan.learningRate(4, 2)).isEqualTo(0.1);
        assertThat(plan.warmup(50)).isEqualTo(500);
        assertThat(plan.warmup(49)).isEqualTo(98);
        assertThat(plan.learningRate(249, 50)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void warmsUpThenFollowsACosine() {
        TrainingPlan plan = new TrainingPlan(1, 10, 0.1, Schedule.COSINE, 10, 0, 0);
        assertThat(plan.learningRate(0, 100)).isCloseTo(0.01, within(1e-6));
        assertThat(plan.learningRate(500, 100)).isCloseTo(0.1 * 0.505, within(1e-9));
        assertThat(plan.learningRate(1000, 100)).isCloseTo(0.001, within(1e-9));
        assertThat(plan.learningRate(5000, 100)).isCloseTo(0.001, within(1e-9));
    }

    @Test
    void constantStays() {
        TrainingPlan plan = new TrainingPlan(1, 10, 0.1, Schedule.CONSTANT, 0, 0, 0);
        assertThat(plan.learningRate(0, 100)).isEqualTo(0.1);
        assertThat(plan.learningRate(999, 100)).isEqualTo(0.1);
    }

    @Test
    void halvesAfterFiveEpochsOnAPlateau() {
        TrainingPlan plan = new TrainingPlan(1, 99, 0.1, Schedule.PLATEAU, 0, 0, 0);
        assertThat(plan.learningRate(999, 100)).isEqualTo(0.1);
        assertThat(plan.reduction(List.of())).isEqualTo(1);
        assertThat(plan.reduction(List.of(5.0, 4.0, 4.0, 4.1, 4.2, 4.3))).isEqualTo(1);
        assertThat(plan.reduction(List.of(5.0, 4.0, 4.0, 4.1, 4.2, 4.3, 4.1))).isEqualTo(0.5);
        // five more, but not after an improvement
        List<Double> longer = new ArrayList<>(List.of(1.0, 2.0, 2.0, 2.0, 2.0, 2.0));
        longer.addAll(List.of(2.0, 2.0, 2.0, 2.0, 2.0));
        assertThat(plan.reduction(longer)).isEqualTo(0.25);
        longer.set(8, 0.5);
        assertThat(plan.reduction(longer)).isEqualTo(0.5);
        TrainingPlan constant = new TrainingPlan(1, 99, 0.1, Schedule.CONSTANT, 0, 0, 0);
        assertThat(constant.reduction(longer)).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotTrain() {
        assertThatThrownBy(() -> new TrainingPlan(1, 0, 0.1, Schedule.CONSTANT, 0, 0, 0))
                .hasMessageContaining("epochs");
        assertThatThrownBy(() -> new TrainingPlan(1, 1, 0, Schedule.CONSTANT, 0, 0, 0))
                .hasMessageContaining("learning rate");
        assertThatThrownBy(() -> new TrainingPlan(1, 1, 0.1, Schedule.CONSTANT, 0, -1, 0))
                .hasMessageContaining("clip");
    }
}
