package org.molrae.autoencoder.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.GradientTape;
import org.molrae.autoencoder.PyTorch;

final class AdamTest {

    private static void backward(NDArray weight) {
        try (GradientTape tape = GradientTape.recording();
                NDArray square = weight.square();
                NDArray loss = square.sum()) {
            tape.backward(loss);
        }
    }

    @Test
    void theFirstStepIsTheLearningRateAgainstTheSign() {
        try (NDManager manager = PyTorch.newManager(Device.cpu())) {
            NDArray weight = manager.create(new float[] {3, -0.5f, 0});
            weight.setRequiresGradient(true);
            try (Adam adam = Adam.of(Map.of("w", weight), manager)) {
                backward(weight);
                adam.update(0, 0.1, 0);
            }
            float[] moved = weight.toFloatArray();
            assertThat(moved[0]).isCloseTo(2.9f, within(1e-4f));
            assertThat(moved[1]).isCloseTo(-0.4f, within(1e-4f));
            assertThat(moved[2]).isZero();
        }
    }

    @Test
    void anUpdateLeavesNoArraysBehind() {
        try (NDManager manager = PyTorch.newManager(Device.cpu())) {
            NDArray weight = manager.ones(new Shape(8, 8));
            weight.setRequiresGradient(true);
            try (Adam adam = Adam.of(Map.of("w", weight), manager)) {
                int before = manager.getManagedArrays().size();
                for (int step = 0; step < 5; step++) {
                    backward(weight);
                    adam.update(step, 0.1, 1);
                }
                assertThat(manager.getManagedArrays()).hasSize(before);
            }
        }
    }
}
