package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ParallelChunksTest {

    private static final int SIZE = 4;

    private final Set<Long> worked = ConcurrentHashMap.newKeySet();

    private List<Long> chunk(long number) {
        worked.add(number);
        return List.of(SIZE * number, SIZE * number + 1, SIZE * number + 2, SIZE * number + 3);
    }

    private static List<Long> take(ParallelChunks<Long> chunks, int count) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(chunks.next());
        }
        return taken;
    }

    @Test
    void worksOnNothingThatIsNotExpected() {
        try (ParallelChunks<Long> chunks = new ParallelChunks<>(3, this::chunk)) {
            chunks.skipTo(6, SIZE);
            chunks.expect(4, SIZE);
            assertThat(take(chunks, 4)).containsExactly(6L, 7L, 8L, 9L);
        }
        // the chunk of the place that was skipped to was begun without knowing what is expected
        assertThat(worked).contains(1L, 2L).doesNotContain(6L);
        worked.clear();
        try (ParallelChunks<Long> chunks = new ParallelChunks<>(3, this::chunk)) {
            chunks.expect(5, SIZE);
            assertThat(take(chunks, 5)).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
        assertThat(worked).containsExactlyInAnyOrder(0L, 1L);
    }

    @Test
    void handsOutMoreThanIsExpected() {
        try (ParallelChunks<Long> chunks = new ParallelChunks<>(2, this::chunk)) {
            chunks.expect(1, SIZE);
            assertThat(take(chunks, 40)).hasSize(40).isSorted().doesNotHaveDuplicates();
        }
    }
}
