package org.molrae.autoencoder.density;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.molrae.autoencoder.training.BatchSource;
import org.molrae.autoencoder.training.ExampleBatch;

/**
 * Codes as training data: {@code [batch, dimension]}.
 *
 * @param codes {@code [n, dimension]}
 * @param size of a batch; the last may be smaller
 * @param shuffled whether every epoch has an order of its own
 */
@SuppressWarnings("ArrayRecordComponent")
record CodeBatches(float[][] codes, int size, boolean shuffled) implements BatchSource {

    @Override
    public int batchesPerEpoch() {
        return (codes.length + size - 1) / size;
    }

    @Override
    public Epoch epoch(long seed, int epoch) {
        int[] order = new int[codes.length];
        Arrays.setAll(order, i -> i);
        if (shuffled) {
            SplittableRandom random = new SplittableRandom(seed).split();
            for (int skipped = 0; skipped < epoch; skipped++) {
                random = random.split();
            }
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
        }
        return index -> batch(order, index * size, Math.min(codes.length, (index + 1) * size));
    }

    private ExampleBatch batch(int[] order, int from, int to) {
        int d = codes[0].length;
        return new ExampleBatch() {
            @Override
            public int examples() {
                return to - from;
            }

            @Override
            public NDList load(NDManager manager) {
                float[] flat = new float[(to - from) * d];
                for (int i = from; i < to; i++) {
                    System.arraycopy(codes[order[i]], 0, flat, (i - from) * d, d);
                }
                return new NDList(manager.create(flat, new Shape(to - from, d)));
            }
        };
    }
}
