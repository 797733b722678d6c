package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarTest {

    @Test
    void theGradientSurvivesAGarbageCollection() {
        for (int round = 0; round < 10; round++) {
            try (NDManager manager = NDManager.newBaseManager()) {
                NDArray x = manager.ones(new Shape(4));
                x.setRequiresGradient(true);
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray y = Scalar.times(x, 3).sum();
                    System.gc();
                    assertThat(overwrittenMemory()).hasSize(5_000);
                    collector.backward(y);
                }
                assertThat(x.getGradient().toFloatArray()).containsOnly(3f);
            }
        }
    }

    @Test
    void typeAndShapeStay() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray single = Scalar.times(manager.ones(new Shape(2, 3)), 0.5);
            NDArray wide = Scalar.times(manager.ones(new Shape(2, 3), DataType.FLOAT64), 1 / 3.0);
            assertThat(single.getShape()).isEqualTo(new Shape(2, 3));
            assertThat(single.toFloatArray()).containsOnly(0.5f);
            assertThat(wide.toDoubleArray()).containsOnly(1 / 3.0);
        }
    }

    private static List<ByteBuffer> overwrittenMemory() {
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            buffers.add(
                    ByteBuffer.allocateDirect(4)
                            .order(ByteOrder.nativeOrder())
                            .putFloat(Float.NaN));
        }
        return buffers;
    }
}
