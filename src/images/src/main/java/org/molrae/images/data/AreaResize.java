package org.molrae.images.data;

/**
 * Makes pictures smaller: a pixel is the mean of the area that it covers, which no drawing hint of
 * Java2D promises on every platform.
 */
final class AreaResize {

    private AreaResize() {}

    /**
     * Resizes one channel of a square picture.
     *
     * @param rgb packed pixels, {@code [side, side]}
     * @param shift where in a pixel the channel lies
     * @param target receives {@code [targetSide, targetSide]} bytes from {@code offset} on
     * @param targetSide at most {@code side}
     */
    static void channel(int[] rgb, int shift, int side, byte[] target, int offset, int targetSide) {
        double scale = (double) side / targetSide;
        for (int row = 0; row < targetSide; row++) {
            for (int column = 0; column < targetSide; column++) {
                double sum = area(rgb, shift, side, row * scale, column * scale, scale);
                target[offset + row * targetSide + column] =
                        (byte) Math.round(sum / (scale * scale));
            }
        }
    }

    /** The integral over a square of this size. */
    private static double area(
            int[] rgb, int shift, int side, double top, double left, double size) {
        double sum = 0;
        int lastRow = Math.min(side, (int) Math.ceil(top + size - 1e-9));
        int lastColumn = Math.min(side, (int) Math.ceil(left + size - 1e-9));
        for (int y = (int) top; y < lastRow; y++) {
            double height = Math.min(y + 1, top + size) - Math.max(y, top);
            for (int x = (int) left; x < lastColumn; x++) {
                double width = Math.min(x + 1, left + size) - Math.max(x, left);
                sum += height * width * (rgb[y * side + x] >> shift & 0xFF);
            }
        }
        return sum;
    }
}
