package org.molrae.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankedPoolTest {

    private static RankedPool<String> pool(int capacity) {
        return new RankedPool<>(capacity, text -> text.toLowerCase(Locale.ROOT));
    }

    @Test
    void keepsTheBestInTheirOrder() {
        RankedPool<String> pool = pool(3);
        assertThat(pool.add("b", 2)).isTrue();
        assertThat(pool.add("a", 1)).isTrue();
        assertThat(pool.add("A", 0)).as("the same").isFalse();
        assertThat(pool.add("c", 2)).isTrue();
        assertThat(pool.add("none", Double.NaN)).isFalse();
        assertThat(pool.admits(2)).isFalse();
        assertThat(pool.add("d", 1.5)).isTrue();
        assertThat(pool.size()).isEqualTo(3);
        assertThat(pool.get(0)).isEqualTo(new RankedPool.Entry<>("a", 1.0));
        assertThat(pool.get(1).value()).isEqualTo("d");
        assertThat(pool.get(2).value()).as("the earlier of equals").isEqualTo("b");
        assertThat(pool.add("c", 0)).as("dropped before").isTrue();
        assertThat(pool.get(0).value()).isEqualTo("c");
    }

    @Test
    void drawsByRankAndByThreshold() {
        RankedPool<String> pool = pool(100);
        for (int i = 0; i < 100; i++) {
            pool.add("text" + i, i);
        }
        SplittableRandom random = new SplittableRandom(1);
        int draws = 40_000;
        int first = 0;
        int best = 0;
        for (int i = 0; i < draws; i++) {
            first += pool.drawByRank(random).score() == 0 ? 1 : 0;
            best += pool.drawAboveThreshold(random).score() == 0 ? 1 : 0;
        }
        double total = 0;
        for (int rank = 0; rank < 100; rank++) {
            total += 1 / (1.0 + rank);
        }
        assertThat((double) first / draws).isCloseTo(1 / total, within(0.01));
        double share = 0;
        for (int i = 0; i < 25; i++) {
            share += 1 / Math.max(1, Math.ceil(100 * Math.pow(10, -3 * i / 24.0))) / 25;
        }
        assertThat((double) best / draws).isCloseTo(share, within(0.01));
        assertThatThrownBy(() -> pool(1).drawByRank(random)).hasMessage("an empty pool");
    }
}
