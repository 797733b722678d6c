package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class SeededInitializerTest {

    @Test
    void drawsTheSameWeightsForTheSameSeed() {
        assertThat(weights(3)).isEqualTo(weights(3)).isNotEqualTo(weights(4));
    }

    @Test
    void staysWithinTheBoundOfTheFanIn() {
        double bound = Math.sqrt(1.0 / 50);
        double squares = 0;
        for (float weight : weights(1)) {
            assertThat(Math.abs(weight)).isLessThanOrEqualTo((float) bound);
            squares += weight * weight;
        }
        // the variance of a uniform distribution on ±b is b²/3
        assertThat(squares / 5000).isBetween(0.9 * bound * bound / 3, 1.1 * bound * bound / 3);
    }

    private static float[] weights(long seed) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return new SeededInitializer(seed, 1)
                    .initialize(manager, new Shape(100, 50), DataType.FLOAT32)
                    .toFloatArray();
        }
    }
}
