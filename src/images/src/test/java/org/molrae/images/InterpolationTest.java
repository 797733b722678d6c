package org.molrae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {

    private static final float[] X = {2, 0};
    private static final float[] Y = {0, 2};

    @Test
    void aLineIsStraight() {
        assertThat(Interpolation.LINEAR.at(X, Y, 0.25)).containsExactly(1.5f, 0.5f);
    }

    @Test
    void anArcKeepsTheRadius() {
        float[] middle = Interpolation.SPHERICAL.at(X, Y, 0.5);
        assertThat(middle[0]).isCloseTo((float) Math.sqrt(2), offset(1e-6f));
        assertThat(middle[1]).isCloseTo((float) Math.sqrt(2), offset(1e-6f));
        float[] third = Interpolation.SPHERICAL.at(X, Y, 1 / 3.0);
        assertThat(third[0]).isCloseTo((float) Math.sqrt(3), offset(1e-6f));
        assertThat(third[1]).isCloseTo(1f, offset(1e-6f));
    }

    @Test
    void withoutAnArcItIsALine() {
        float[] opposite = {-2, 0};
        assertThat(Interpolation.SPHERICAL.at(X, opposite, 0.5)).containsExactly(0f, 0f);
        assertThat(Interpolation.SPHERICAL.at(X, X, 0.3)).containsExactly(X);
        assertThat(Interpolation.SPHERICAL.at(new float[2], Y, 0.5)).containsExactly(0f, 1f);
    }

    @ParameterizedTest
    @EnumSource
    void beginsAndEndsAtItsEnds(Interpolation path) {
        float[] a = {1, -3, 0.5f};
        float[] b = {0.2f, 4, -1};
        assertThat(path.at(a, b, 0)).containsExactly(a, offset(1e-6f));
        assertThat(path.at(a, b, 1)).containsExactly(b, offset(1e-6f));
    }
}
