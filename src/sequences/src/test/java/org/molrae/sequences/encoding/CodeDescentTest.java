package org.molrae.sequences.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CodeDescentTest {

    /** By hand: the root mean square of (3, -4, 0, 0) is 2.5, the first step of Adam the rate. */
    @Test
    void theFirstStepHasTheRateInEveryDimension() {
        float[] code = {3, -4, 0, 0};
        CodeDescent descent = new CodeDescent(0, new int[0], code);
        descent.step(new float[] {9, 9, 0.001f, -7, 0, 2}, 2);
        assertThat(code)
                .containsExactly(new float[] {2.6875f, -3.6875f, 0, -0.3125f}, within(1e-4f));
    }

    /** By hand: mean (0.9·0.1·1 - 0.1·1) / 0.19, deviation 1. */
    @Test
    void theSecondStepRemembersTheFirst() {
        float[] code = {8};
        CodeDescent descent = new CodeDescent(0, new int[0], code);
        descent.step(new float[] {1}, 0);
        assertThat(code[0]).isCloseTo(7f, within(1e-5f));
        descent.step(new float[] {-1}, 0);
        assertThat(code[0]).isCloseTo(7f + 0.01f / 0.19f, within(1e-5f));
    }
}
