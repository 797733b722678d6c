package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Codes to fit a density to, and codes to judge it by.
 *
 * @param training {@code [n, dimension]}
 * @param heldOut {@code [m, dimension]}, {@code m} may be 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record CodeSplit(float[][] training, float[][] heldOut) {

    /**
     * Splits codes at random.
     *
     * @param codes {@code [n, dimension]}
     * @param share of them to hold out, in (0, 1); at least one is held out and one is left
     * @throws IllegalArgumentException if there are fewer than two codes, or the share is another
     */
    public static CodeSplit random(float[][] codes, double share, long seed) {
        if (codes.length < 2 || !(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "cannot hold out a share of %s of %d codes".formatted(share, codes.length));
        }
        float[][] order = codes.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float[] swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        int held = (int) Math.max(1, Math.min(codes.length - 1.0, Math.rint(share * codes.length)));
        return new CodeSplit(
                Arrays.copyOfRange(order, held, order.length), Arrays.copyOf(order, held));
    }
}
