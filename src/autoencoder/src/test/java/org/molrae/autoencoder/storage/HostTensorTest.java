package org.molrae.autoencoder.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class HostTensorTest {
    @Test
    void elementsComeBackInTheirTypes() {
        assertThat(HostTensor.of(new float[] {1, -2.5f}, 2).toFloats()).containsExactly(1, -2.5f);
        assertThat(HostTensor.of(new double[] {Math.PI}).toDoubles()).containsExactly(Math.PI);
        assertThat(HostTensor.of(new int[] {-7, 8}, 1, 2).toLongs()).containsExactly(-7, 8);
        assertThat(HostTensor.of(new long[] {Long.MIN_VALUE}, 1).toLongs())
                .containsExactly(Long.MIN_VALUE);
        assertThat(HostTensor.of(TensorType.U8, ByteBuffer.wrap(new byte[] {-1}), 1).toLongs())
                .containsExactly(255);
    }

    @Test
    void conversionRoundsOnce() {
        // just above a tie of two halves; as a float it would be the tie itself
        double value = 1 + 0x1p-11 + 0x1p-40;
        HostTensor half = HostTensor.of(new double[] {value, -value, 0.1}, 3).to(TensorType.F16);
        assertThat(half.toDoubles()).containsExactly(1 + 0x1p-10, -1 - 0x1p-10, 0x1.998p-4);
        assertThat(half.to(TensorType.F32).toFloats()[0]).isEqualTo(1 + 0x1p-10f);
    }

    @Test
    void conversionRefusesToOverflow() {
        HostTensor weights = HostTensor.of(new float[] {1, 70_000}, 2);
        assertThatThrownBy(() -> weights.to(TensorType.F16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("70000.0 is out of the range of F16");
        HostTensor infinite = HostTensor.of(new float[] {Float.NEGATIVE_INFINITY, Float.NaN}, 2);
        assertThat(infinite.to(TensorType.F16).toFloats())
                .containsExactly(Float.NEGATIVE_INFINITY, Float.NaN);
    }

    @Test
    void shapeMustMatchTheElements() {
        assertThatThrownBy(() -> HostTensor.of(new float[3], 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 elements for the shape [2, 2]");
        assertThatThrownBy(() -> HostTensor.of(new float[1], Long.MAX_VALUE, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HostTensor.of(new float[1], -1, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void floatsAreNotReadAsIntegersNorTheOtherWay() {
        assertThatThrownBy(() -> HostTensor.of(new float[1], 1).toLongs())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> HostTensor.of(new int[1], 1).toFloats())
                .isInstanceOf(IllegalStateException.class);
    }
}
