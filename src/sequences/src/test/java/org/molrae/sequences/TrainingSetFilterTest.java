package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.storage.ModelFormatException;

class TrainingSetFilterTest {

    @Test
    void findsAllItHoldsAndLittleElse() throws ModelFormatException {
        Random random = new Random(1);
        TrainingSetFilter filter = TrainingSetFilter.of(10_000);
        int[][] held = new int[10_000][];
        for (int i = 0; i < held.length; i++) {
            held[i] = random.ints(20, 0, 100).toArray();
            filter.add(held[i]);
        }
        TrainingSetFilter read = TrainingSetFilter.read(filter.tensors());
        for (int[] rules : held) {
            assertThat(read.contains(rules)).isTrue();
        }
        int found = 0;
        for (int i = 0; i < 100_000; i++) {
            found += read.contains(random.ints(20, 0, 100).toArray()) ? 1 : 0;
        }
        // one in two thousand is expected
        assertThat(found).isLessThan(100);
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatThrownBy(() -> TrainingSetFilter.read(Map.of()))
                .isInstanceOf(ModelFormatException.class);
    }
}
