package org.molrae.images.data;

/**
 * The shape of an image.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param side height and width in pixels
 */
public record ImageShape(int channels, int side) {

    /** Refuses what is no image. */
    public ImageShape {
        if ((channels != 1 && channels != 3) || side < 1 || side > 4096) {
            throw new IllegalArgumentException(
                    "images have 1 or 3 channels and a side of 1 to 4096 pixels, not "
                            + channels
                            + " and "
                            + side);
        }
    }

    /** Pixels of a channel. */
    public int pixels() {
        return side * side;
    }

    /** Values of an image: channels times pixels. */
    public int values() {
        return channels * pixels();
    }

    @Override
    public String toString() {
        return channels + "x" + side + "x" + side;
    }
}
