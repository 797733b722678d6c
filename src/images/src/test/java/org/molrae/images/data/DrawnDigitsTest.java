package org.molrae.images.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {

    @Test
    void aDigitFollowsFromSeedAndNumber() {
        ImageSet few = DrawnDigits.draw(20, 5);
        ImageSet many = DrawnDigits.draw(40, 5);
        ImageSet other = DrawnDigits.draw(20, 6);
        for (int i = 0; i < 20; i++) {
            assertThat(few.image(i)).isEqualTo(many.image(i)).isNotEqualTo(other.image(i));
            assertThat(few.label(i)).isEqualTo(i % 10);
        }
    }

    @Test
    void digitsHaveInkInTheMiddleAndDiffer() {
        ImageSet digits = DrawnDigits.draw(200, 1);
        Set<Integer> distinct = new HashSet<>();
        for (int i = 0; i < digits.size(); i++) {
            byte[] image = digits.image(i);
            distinct.add(Arrays.hashCode(image));
            int ink = 0;
            for (int pixel = 0; pixel < image.length; pixel++) {
                int value = image[pixel] & 0xFF;
                ink += value > 127 ? 1 : 0;
                int row = pixel / 32;
                int column = pixel % 32;
                if (row == 0 || row == 31 || column == 0 || column == 31) {
                    assertThat(value).as("border of image %d", i).isLessThan(200);
                }
            }
            assertThat(ink).as("ink of image %d", i).isBetween(20, 400);
        }
        assertThat(distinct).hasSize(200);
    }
}
