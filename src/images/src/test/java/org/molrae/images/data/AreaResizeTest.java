package org.molrae.images.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AreaResizeTest {

    @Test
    void averagesWholeBlocks() {
        int[] picture = {
            10, 20, 0, 0,
            30, 40, 0, 100,
            1, 1, 200, 200,
            1, 1, 200, 200
        };
        byte[] small = new byte[5];
        AreaResize.channel(picture, 0, 4, small, 1, 2);
        assertThat(small).containsExactly(0, 25, 25, 1, (byte) 200);
    }

    @Test
    void weighsPixelsByTheirShare() {
        // 3 pixels to 2: each covers one and a half
        int[] picture = {0, 90, 180, 0, 90, 180, 0, 90, 180};
        byte[] small = new byte[4];
        AreaResize.channel(picture, 0, 3, small, 0, 2);
        assertThat(small).containsExactly(30, (byte) 150, 30, (byte) 150);
    }

    @Test
    void picksTheChannel() {
        byte[] small = new byte[1];
        AreaResize.channel(new int[] {0x112233}, 8, 1, small, 0, 1);
        assertThat(small).containsExactly(0x22);
    }
}
