package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class OrderedBlocksTest {
    @Test
    void blocksAreMergedInOrder() {
        List<Integer> merged = new ArrayList<>();
        try (OrderedBlocks blocks = new OrderedBlocks(4)) {
            blocks.run(
                    1_000,
                    () -> new int[1],
                    (block, partial) -> partial[0] = block,
                    partial -> merged.add(partial[0]));
        }
        assertThat(merged).containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void failureOfOneBlockEndsAll() {
        try (OrderedBlocks blocks = new OrderedBlocks(3)) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () ->
                            assertThatThrownBy(() -> failAt(blocks, 7))
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasRootCauseMessage("block 7"));
        }
    }

    private static void failAt(OrderedBlocks blocks, int bad) {
        blocks.run(
                100,
                () -> new int[1],
                (block, partial) -> {
                    if (block == bad) {
                        throw new IllegalArgumentException("block " + block);
                    }
                },
                partial -> {});
    }
}
