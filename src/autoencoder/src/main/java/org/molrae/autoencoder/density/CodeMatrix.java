package org.molrae.autoencoder.density;

/**
 * Latent codes that were checked once: {@code [n, dimension]}, every value finite. The rows stay
 * the caller's (copying 234,000 x 128 floats to double would cost 240 MB); work on them goes by
 * blocks of {@link #BLOCK} rows, whose bounds depend on nothing but {@code n}.
 */
final class CodeMatrix {
    /** A multiple of {@link CodeTile#SIZE}; small enough to share out, large enough to merge. */
    static final int BLOCK = 2048;

    private final float[][] rows;
    private final int dimension;

    private CodeMatrix(float[][] rows, int dimension) {
        this.rows = rows;
        this.dimension = dimension;
    }

    /**
     * Checks the codes.
     *
     * @throws IllegalArgumentException if there are none, or a row has another dimension than the
     *     first or holds NaN or an infinity; the message names the row
     */
    static CodeMatrix of(float[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("no latent codes given");
        }
        int dimension = rows[0].length;
        if (dimension == 0) {
            throw new IllegalArgumentException("row 0: a latent code needs at least one dimension");
        }
        for (int row = 0; row < rows.length; row++) {
            check(rows[row], row, dimension);
        }
        return new CodeMatrix(rows, dimension);
    }

    /** Checks the codes against the dimension of a density. */
    static CodeMatrix of(float[][] rows, int dimension) {
        CodeMatrix codes = of(rows);
        if (codes.dimension != dimension) {
            throw new IllegalArgumentException(
                    "the codes have %d dimensions, the density %d"
                            .formatted(codes.dimension, dimension));
        }
        return codes;
    }

    private static void check(float[] code, int row, int dimension) {
        if (code.length != dimension) {
            throw new IllegalArgumentException(
                    "row %d: %d dimensions instead of %d".formatted(row, code.length, dimension));
        }
        for (int j = 0; j < dimension; j++) {
            if (!Float.isFinite(code[j])) {
                throw new IllegalArgumentException(
                        "row %d, dimension %d: %s is not finite".formatted(row, j, code[j]));
            }
        }
    }

    float[] row(int row) {
        return rows[row];
    }

    int dimension() {
        return dimension;
    }

    int count() {
        return rows.length;
    }

    int blocks() {
        return (rows.length + BLOCK - 1) / BLOCK;
    }

    int blockStart(int block) {
        return block * BLOCK;
    }

    int blockEnd(int block) {
        return Math.min(rows.length, (block + 1) * BLOCK);
    }

    /** Mean of every dimension, summed in the order of the rows. */
    double[] mean() {
        double[] mean = new double[dimension];
        for (float[] row : rows) {
            for (int j = 0; j < dimension; j++) {
                mean[j] += row[j];
            }
        }
        for (int j = 0; j < dimension; j++) {
            mean[j] /= rows.length;
        }
        return mean;
    }

    /** Mean over the dimensions of their variances: the scale of the data. */
    double meanVariance(double[] mean) {
        double sum = 0;
        for (float[] row : rows) {
            for (int j = 0; j < dimension; j++) {
                double deviation = row[j] - mean[j];
                sum += deviation * deviation;
            }
        }
        return sum / rows.length / dimension;
    }
}
