package org.molrae.images.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A data set in three parts.
 *
 * @param name of the data set, {@code mnist} say
 * @param sha256 of the pixels and labels of all parts, in hexadecimal
 * @param training to train on, and to fit densities to
 * @param validation to choose the best epoch by
 * @param heldOut for nothing but figures
 */
public record ImageData(
        String name, String sha256, ImageSet training, ImageSet validation, ImageSet heldOut) {

    /** Of the images not held out, one in this number is for validation. */
    private static final int VALIDATION = 16;

    /** Orders are drawn from this, so that everyone has the same split. */
    private static final long SEED = 20_260_101;

    /**
     * Splits a data set whose held-out images are known.
     *
     * @param training to train on; one in sixteen, drawn at random, becomes the validation set
     * @throws IllegalArgumentException if there are fewer than two images to train on, or none held
     *     out
     */
    static ImageData of(String name, ImageSet training, ImageSet heldOut) {
        if (training.size() < 2 || heldOut.size() < 1) {
            throw new IllegalArgumentException(
                    "%d images to train on and %d held out are too few"
                            .formatted(training.size(), heldOut.size()));
        }
        int[] order = order(training.size());
        int validation = Math.max(1, training.size() / VALIDATION);
        return new ImageData(
                name,
                ImageSet.sha256(training, heldOut),
                training.select(Arrays.copyOfRange(order, validation, order.length)),
                training.select(Arrays.copyOf(order, validation)),
                heldOut);
    }

    /**
     * Splits a data set that comes as one: a share of the images, drawn at random, is held out.
     *
     * @param oneIn how many images there are to each that is held out
     */
    static ImageData split(String name, ImageSet images, int oneIn) {
        int[] order = order(images.size());
        int heldOut = images.size() / oneIn;
        return of(
                name,
                images.select(Arrays.copyOfRange(order, heldOut, order.length)),
                images.select(Arrays.copyOf(order, heldOut)));
    }

    /** A random order of a number of images; always the same. */
    private static int[] order(int count) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** The shape of the images. */
    public ImageShape shape() {
        return training.shape();
    }
}
