package org.molrae.search.surrogate;

import org.ejml.data.DMatrixRMaj;

/** Codes and scores that were checked once: every value finite, every code of one dimension. */
public final class ScoredCodes {
    private final DMatrixRMaj codes;
    private final double[] scores;

    private ScoredCodes(DMatrixRMaj codes, double[] scores) {
        this.codes = codes;
        this.scores = scores;
    }

    DMatrixRMaj codes() {
        return codes;
    }

    double[] scores() {
        return scores;
    }

    static ScoredCodes of(double[][] codes, double[] scores) {
        if (codes.length != scores.length) {
            throw new IllegalArgumentException(
                    "%d codes, but %d scores".formatted(codes.length, scores.length));
        }
        DMatrixRMaj matrix = matrix(codes);
        for (int row = 0; row < scores.length; row++) {
            if (!Double.isFinite(scores[row])) {
                throw new IllegalArgumentException(
                        "row %d: the score %s is not finite".formatted(row, scores[row]));
            }
        }
        return new ScoredCodes(matrix, scores.clone());
    }

    /** Codes as rows of a matrix, each checked. */
    public static DMatrixRMaj matrix(double[][] codes) {
        if (codes.length == 0 || codes[0].length == 0) {
            throw new IllegalArgumentException("no codes given");
        }
        int d = codes[0].length;
        DMatrixRMaj matrix = new DMatrixRMaj(codes.length, d);
        for (int row = 0; row < codes.length; row++) {
            check(codes[row], row, d);
            System.arraycopy(codes[row], 0, matrix.data, row * d, d);
        }
        return matrix;
    }

    /**
     * Refuses a code that is of another dimension or not finite.
     *
     * @param row its place, for the message
     * @throws IllegalArgumentException if it is so
     */
    public static void check(double[] code, int row, int dimension) {
        if (code.length != dimension) {
            throw new IllegalArgumentException(
                    "row %d: %d dimensions instead of %d".formatted(row, code.length, dimension));
        }
        for (int j = 0; j < dimension; j++) {
            if (!Double.isFinite(code[j])) {
                throw new IllegalArgumentException(
                        "row %d, dimension %d: %s is not finite".formatted(row, j, code[j]));
            }
        }
    }

    double meanScore() {
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        return sum / scores.length;
    }

    /** The scores less a number. */
    double[] centred(double mean) {
        double[] centred = scores.clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= mean;
        }
        return centred;
    }
}
