package org.molrae.images.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.training.BatchSource;

class ImageBatchesTest {

    /** Images whose every value is their number. */
    private static ImageSet numbered(int count) {
        byte[][] images = new byte[count][16];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            java.util.Arrays.fill(images[i], (byte) i);
            labels[i] = i % 3;
        }
        return ImageSet.labelled(new ImageShape(1, 4), images, labels, 3);
    }

    private static List<Integer> order(BatchSource source, long seed, int epoch) {
        List<Integer> order = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager()) {
            BatchSource.Epoch batches = source.epoch(seed, epoch);
            for (int i = 0; i < source.batchesPerEpoch(); i++) {
                NDList batch = batches.batch(i).load(manager);
                Shape shape = batch.head().getShape();
                assertThat(shape.slice(1)).isEqualTo(new Shape(1, 4, 4));
                float[] pixels = batch.head().toFloatArray();
                long[] labels = batch.get(1).toLongArray();
                for (int b = 0; b < shape.get(0); b++) {
                    int number = Math.round(pixels[b * 16] * 255);
                    assertThat(pixels[b * 16 + 15]).isEqualTo(number / 255f);
                    assertThat(labels[b]).isEqualTo(number % 3);
                    order.add(number);
                }
            }
        }
        return order;
    }

    @Test
    void anEpochHoldsEveryImageOnce() {
        ImageBatches source = new ImageBatches(numbered(25), 10, true);
        assertThat(source.batchesPerEpoch()).isEqualTo(3);
        List<Integer> first = order(source, 1, 0);
        assertThat(first).hasSize(25).doesNotHaveDuplicates();
        assertThat(order(source, 1, 0)).isEqualTo(first);
        assertThat(order(source, 1, 1)).isNotEqualTo(first);
        assertThat(order(source, 2, 0)).isNotEqualTo(first);
    }

    @Test
    void keepsTheOrderWhereItIsNotShuffled() {
        List<Integer> order = order(new ImageBatches(numbered(7), 3, false), 1, 0);
        assertThat(order).isSorted().hasSize(7);
    }
}
