package org.molrae.images.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.molrae.autoencoder.training.BatchSource;
import org.molrae.autoencoder.training.ExampleBatch;

/**
 * Batches of images: of {@code [batch, channels, side, side]}, floats in [0, 1], then {@code
 * [batch]} labels (-1 without).
 *
 * @param images what is cut into batches
 * @param batchSize images a batch; the last one of an epoch may be smaller
 * @param shuffled whether every epoch has an order of its own
 */
public record ImageBatches(ImageSet images, int batchSize, boolean shuffled)
        implements BatchSource {

    /** Refuses what makes no batch. */
    public ImageBatches {
        if (batchSize < 1 || images.size() < 1) {
            throw new IllegalArgumentException(
                    images.size() + " images in batches of " + batchSize);
        }
    }

    @Override
    public int batchesPerEpoch() {
        return (images.size() + batchSize - 1) / batchSize;
    }

    @Override
    public Epoch epoch(long seed, int epoch) {
        int[] order = new int[images.size()];
        Arrays.setAll(order, i -> i);
        if (shuffled) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
        return index -> {
            int from = index * batchSize;
            return new Batch(
                    images,
                    Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize)));
        };
    }

    private record Batch(ImageSet images, @SuppressWarnings("ArrayRecordComponent") int[] chosen)
            implements ExampleBatch {
        @Override
        public int examples() {
            return chosen.length;
        }

        @Override
        public NDList load(NDManager manager) {
            ImageSet set = images.select(chosen);
            long[] labels = new long[chosen.length];
            Arrays.setAll(labels, i -> set.classes() == 0 ? -1 : set.label(i));
            return new NDList(pixels(set, manager), manager.create(labels));
        }
    }

    /**
     * All images of a set on the manager's device: {@code [n, channels, side, side]}, in [0, 1].
     */
    public static NDArray pixels(ImageSet set, NDManager manager) {
        ImageShape shape = set.shape();
        ByteBuffer bytes = ByteBuffer.allocateDirect(set.size() * shape.values());
        for (int i = 0; i < set.size(); i++) {
            bytes.put(set.image(i));
        }
        bytes.rewind();
        Shape sizes = new Shape(set.size(), shape.channels(), shape.side(), shape.side());
        return manager.create(bytes, sizes, DataType.UINT8)
                .toType(DataType.FLOAT32, false)
                .div(255f);
    }
}
