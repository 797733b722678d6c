package org.molrae.images.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.molrae.autoencoder.storage.Sha256;

/**
 * Images of one shape in memory, with labels where the data set has them. An image is bytes, row by
 * row, channel after channel: {@code [channels, side, side]}, 0 for black and 255 for white.
 */
public final class ImageSet {

    /** The label of every image of a data set that has none. */
    private static final int UNLABELLED = -1;

    private final ImageShape shape;
    private final byte[][] images;
    private final int[] labels;
    private final int classes;

    private ImageSet(ImageShape shape, byte[][] images, int[] labels, int classes) {
        this.shape = shape;
        this.images = images;
        this.labels = labels;
        this.classes = classes;
    }

    /**
     * Labelled images, which are not copied.
     *
     * @param images {@code [n][shape.values()]}
     * @param labels {@code [n]}, each in {@code [0, classes)}
     * @param classes at least 2
     * @throws IllegalArgumentException if an image has another size, or a label is out of its
     *     range; the message names the image
     */
    public static ImageSet labelled(ImageShape shape, byte[][] images, int[] labels, int classes) {
        if (labels.length != images.length || classes < 2) {
            throw new IllegalArgumentException(
                    images.length
                            + " images, "
                            + labels.length
                            + " labels, "
                            + classes
                            + " classes");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "image " + i + " has the label " + labels[i] + " of " + classes);
            }
        }
        return new ImageSet(shape, checked(shape, images), labels.clone(), classes);
    }

    /**
     * Images without labels, which are not copied.
     *
     * @param images {@code [n][shape.values()]}
     * @throws IllegalArgumentException if an image has another size; the message names it
     */
    public static ImageSet unlabelled(ImageShape shape, byte[][] images) {
        int[] labels = new int[images.length];
        Arrays.fill(labels, UNLABELLED);
        return new ImageSet(shape, checked(shape, images), labels, 0);
    }

    private static byte[][] checked(ImageShape shape, byte[][] images) {
        for (int i = 0; i < images.length; i++) {
            if (images[i].length != shape.values()) {
                throw new IllegalArgumentException(
                        "image %d has %d values, not the %d of %s"
                                .formatted(i, images[i].length, shape.values(), shape));
            }
        }
        return images.clone();
    }

    /** The shape of every image. */
    public ImageShape shape() {
        return shape;
    }

    /** How many images there are. */
    public int size() {
        return images.length;
    }

    /** Number of classes; 0 without labels. */
    public int classes() {
        return classes;
    }

    /** The values of an image, which must not be changed: {@code [channels, side, side]}. */
    public byte[] image(int index) {
        return images[index];
    }

    /**
     * The class of an image.
     *
     * @throws IllegalStateException if the data set has no labels
     */
    public int label(int index) {
        if (classes == 0) {
            throw new IllegalStateException("the images have no labels");
        }
        return labels[index];
    }

    /** The images with these numbers, in this order; their pixels are shared. */
    public ImageSet select(int[] indices) {
        byte[][] chosen = new byte[indices.length][];
        int[] chosenLabels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = images[indices[i]];
            chosenLabels[i] = labels[indices[i]];
        }
        return new ImageSet(shape, chosen, chosenLabels, classes);
    }

    /** The first images, at most a given number. */
    public ImageSet head(int count) {
        int kept = Math.min(count, size());
        return new ImageSet(
                shape, Arrays.copyOf(images, kept), Arrays.copyOf(labels, kept), classes);
    }

    /**
     * How far other images are from these, one by one: {@code ‖x - y‖²}, with values in [0, 1],
     * summed over the values of an image and averaged over the images.
     *
     * @throws IllegalArgumentException if there are more or fewer, or of another shape
     */
    public double squaredError(ImageSet others) {
        if (others.size() != size() || !others.shape.equals(shape)) {
            throw new IllegalArgumentException(
                    "%d images of %s compared with %d of %s"
                            .formatted(size(), shape, others.size(), others.shape));
        }
        double sum = 0;
        for (int i = 0; i < images.length; i++) {
            for (int v = 0; v < images[i].length; v++) {
                double difference = ((images[i][v] & 0xFF) - (others.images[i][v] & 0xFF)) / 255.0;
                sum += difference * difference;
            }
        }
        return sum / images.length;
    }

    /** Feeds shape, pixels and labels to a digest. */
    private void digest(Sha256 digest) {
        digest.update((shape + "/" + size() + "/" + classes).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < images.length; i++) {
            digest.update(images[i]);
            digest.update(new byte[] {(byte) labels[i]});
        }
    }

    /** SHA-256 of the pixels and labels of some sets, in hexadecimal. */
    static String sha256(ImageSet... sets) {
        Sha256 digest = new Sha256();
        for (ImageSet set : sets) {
            set.digest(digest);
        }
        return digest.hex();
    }
}
