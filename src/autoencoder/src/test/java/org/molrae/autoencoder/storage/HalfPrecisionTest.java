package org.molrae.autoencoder.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HalfPrecisionTest {
    @Test
    void everyHalfSurvivesTheRoundTrip() {
        for (int half = 0; half < 0x10000; half++) {
            float value = HalfPrecision.toFloat((short) half);
            boolean nan = (half & 0x7fff) > 0x7c00;
            assertThat(Float.isNaN(value)).isEqualTo(nan);
            // signalling NaNs come back quiet, everything else bit for bit
            int expected = nan ? half | 0x200 : half;
            assertThat(HalfPrecision.fromFloat(value) & 0xffff).isEqualTo(expected);
        }
    }

    @Test
    void betweenNeighboursTheNearerWinsAndTiesGoToEven() {
        for (int half = 0; half < 0x7bff; half++) {
            float below = HalfPrecision.toFloat((short) half);
            float above = HalfPrecision.toFloat((short) (half + 1));
            float tie = (below + above) / 2;
            int even = (half & 1) == 0 ? half : half + 1;
            assertThat((int) HalfPrecision.fromFloat(tie)).isEqualTo(even);
            assertThat((int) HalfPrecision.fromFloat(Math.nextUp(tie))).isEqualTo(half + 1);
            assertThat((int) HalfPrecision.fromFloat(Math.nextDown(tie))).isEqualTo(half);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0x3c00",
        "-2, 0xc000",
        "65504, 0x7bff",
        "65519.996, 0x7bff",
        "65520, 0x7c00",
        "-1e30, 0xfc00",
        "Infinity, 0x7c00",
        "0.00006103515625, 0x0400",
        "5.9604645e-8, 0x0001",
        "2.9802322e-8, 0x0000",
        "2.9802326e-8, 0x0001",
        "-0.0, 0x8000",
        "0.333333333, 0x3555"
    })
    void knownValues(float value, String half) {
        assertThat(HalfPrecision.fromFloat(value) & 0xffff).isEqualTo(Integer.decode(half));
    }
}
