package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyCountsTest {

    @Test
    void countsAsAMapDoes() {
        SplittableRandom random = new SplittableRandom(1);
        KeyCounts one = new KeyCounts();
        KeyCounts two = new KeyCounts();
        Map<Long, Integer> first = new HashMap<>();
        Map<Long, Integer> second = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // dense keys, 0 among them, collide; sparse ones make the table grow
            long key = random.nextBoolean() ? random.nextInt(500) : random.nextLong();
            assertThat(one.add(key)).isEqualTo(first.merge(key, 1, Integer::sum) == 1);
            long other = random.nextInt(800);
            assertThat(two.add(other)).isEqualTo(second.merge(other, 1, Integer::sum) == 1);
        }
        assertThat(one.distinct()).isEqualTo(first.size());
        assertThat(first.keySet()).allMatch(one::contains);
        assertThat(one.contains(501)).isEqualTo(first.containsKey(501L));
        double missing = first.keySet().stream().filter(k -> !second.containsKey(k)).count();
        assertThat(one.shareMissingFrom(two)).isEqualTo(missing / first.size());
        assertThat(one.cosine(two)).isCloseTo(cosine(first, second), within(1e-12));
        assertThat(one.cosine(new KeyCounts())).isNaN();
    }

    private static double cosine(Map<Long, Integer> a, Map<Long, Integer> b) {
        double dot = 0;
        for (Map.Entry<Long, Integer> entry : a.entrySet()) {
            dot += (double) entry.getValue() * b.getOrDefault(entry.getKey(), 0);
        }
        return dot / norm(a) / norm(b);
    }

    private static double norm(Map<Long, Integer> counts) {
        return Math.sqrt(counts.values().stream().mapToDouble(n -> (double) n * n).sum());
    }

    @Test
    void keysTellTextsApart() {
        KeyCounts seen = new KeyCounts();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(TextKey.of("C".repeat(i % 7) + i))).isTrue();
        }
    }

    @Test
    void whatIsHeldDependsOnTheKeysAlone() {
        SplittableRandom random = new SplittableRandom(2);
        KeyCounts whole = new KeyCounts(1000);
        KeyCounts exact = new KeyCounts();
        List<KeyCounts> parts =
                List.of(new KeyCounts(1000), new KeyCounts(1000), new KeyCounts(1000));
        for (int i = 0; i < 60_000; i++) {
            // keys in a row, as no hash would be
            long key = random.nextInt(50_000);
            whole.add(key);
            exact.add(key);
            parts.get(i % 7 % 3).add(key);
        }
        KeyCounts merged = new KeyCounts(1000);
        parts.forEach(merged::merge);
        assertThat(whole.level()).isBetween(5, 7);
        assertThat(merged.level()).isEqualTo(whole.level());
        int held = 0;
        for (long key = 0; key < 50_000; key++) {
            assertThat(merged.count(key)).isEqualTo(whole.count(key));
            if (whole.contains(key)) {
                held++;
                assertThat(whole.count(key)).isEqualTo(exact.count(key));
            }
        }
        assertThat(held).isBetween(400, 1000);
        assertThat(whole.distinct()).isEqualTo((long) held << whole.level());
        assertThat((double) whole.distinct())
                .isCloseTo((double) exact.distinct(), withinPercentage(15));
        assertThat(whole.cosine(exact)).isCloseTo(1, within(1e-12));
        assertThat(whole.shareMissingFrom(exact)).isZero();
    }
}
