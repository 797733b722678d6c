package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReservoirTest {

    @Test
    void keepsAllInOrderWhileTheyFit() {
        assertThat(draw(5, 5, 1)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void drawsWithoutReplacement() {
        List<Integer> drawn = draw(1000, 100, 7);
        assertThat(drawn).hasSize(100).doesNotHaveDuplicates();
        assertThat(draw(1000, 100, 7)).isEqualTo(drawn);
        assertThat(draw(1000, 100, 8)).isNotEqualTo(drawn);
    }

    @Test
    void drawsUniformlyInAnyPlace() {
        double sum = 0;
        double sumOfFirst = 0;
        int draws = 4000;
        for (int seed = 0; seed < draws; seed++) {
            List<Integer> drawn = draw(50, 10, seed);
            sum += drawn.stream().mapToInt(i -> i).average().orElseThrow();
            sumOfFirst += drawn.get(0);
        }
        // the mean of 0 to 49; deviations 14.4 / √(10 draws), and √10 times that for one place
        assertThat(sum / draws).isCloseTo(24.5, within(0.3));
        assertThat(sumOfFirst / draws).isCloseTo(24.5, within(1.0));
    }

    @Test
    void needsRoom() {
        assertThatThrownBy(() -> new Reservoir<String>(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> draw(int items, int capacity, long seed) {
        Reservoir<Integer> reservoir = new Reservoir<>(capacity, seed);
        IntStream.range(0, items).forEach(reservoir::add);
        return reservoir.items();
    }
}
