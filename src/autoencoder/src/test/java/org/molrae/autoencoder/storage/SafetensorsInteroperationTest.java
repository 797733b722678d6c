package org.molrae.autoencoder.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DJL reads what this package writes and the other way round. */
final class SafetensorsInteroperationTest {
    @Test
    void djlReadsOurs() {
        HostTensor weight = HostTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        byte[] bytes =
                Safetensors.of(
                                Map.of(
                                        "weight", weight,
                                        "half", weight.to(TensorType.F16),
                                        "count", HostTensor.of(new long[] {9}, 1)))
                        .toBytes();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList list = NDList.decode(manager, bytes);
            assertThat(list).hasSize(3);
            assertThat(list.get("weight").getShape()).isEqualTo(new Shape(2, 3));
            assertThat(list.get("weight").toFloatArray()).containsExactly(weight.toFloats());
            assertThat(list.get("count").toLongArray()).containsExactly(9);
            assertThat(list.get("half").toByteArray()).hasSize(12);
        }
    }

    @Test
    void weReadDjls() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = manager.create(new float[] {1, -2, 3.5f, 4}, new Shape(2, 2));
            weight.setName("weight");
            NDArray steps = manager.create(new int[] {3});
            steps.setName("steps");
            byte[] bytes = new NDList(weight, steps).encode(NDList.Encoding.SAFETENSORS);
            Map<String, HostTensor> tensors =
                    Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, 1 << 20)
                            .tensors();
            assertThat(tensors)
                    .containsExactly(
                            Map.entry("steps", HostTensor.of(new int[] {3}, 1)),
                            Map.entry("weight", HostTensor.of(weight.toFloatArray(), 2, 2)));
        }
    }
}
