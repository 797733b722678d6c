package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
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
        assertThat(one.missingFrom(two))
                .isEqualTo(
                        (int) first.keySet().stream().filter(k -> !second.containsKey(k)).count());
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
}
