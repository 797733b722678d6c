package org.molrae.chemistry.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.fingerprint.Fingerprint;

/**
 * Fingerprints in one array, for all pairs of them; each may stand for several molecules. Work is
 * shared out by fixed blocks of rows and each row has its own result, so results do not depend on
 * the number of threads.
 */
final class FingerprintTable {

    /** Rows that stay in the first cache while columns pass by. */
    private static final int BLOCK = 16;

    private final int width;
    private final long[] words;
    private final int[] ones;
    private final int[] weights;

    private FingerprintTable(int[] weights, int width) {
        this.width = width;
        this.weights = weights;
        words = new long[Math.multiplyExact(weights.length, width)];
        ones = new int[weights.length];
    }

    static FingerprintTable of(List<Fingerprint> fingerprints) {
        int[] once = new int[fingerprints.size()];
        Arrays.fill(once, 1);
        return of(fingerprints, once);
    }

    /**
     * A table of molecules that count several times.
     *
     * @param weights how often each counts in means
     */
    static FingerprintTable of(List<Fingerprint> fingerprints, int[] weights) {
        int width = fingerprints.isEmpty() ? 0 : fingerprints.get(0).size() / Long.SIZE;
        FingerprintTable table = new FingerprintTable(weights, width);
        for (int row = 0; row < table.ones.length; row++) {
            fingerprints.get(row).copyTo(table.words, row * width);
            table.ones[row] = fingerprints.get(row).cardinality();
        }
        return table;
    }

    int rows() {
        return ones.length;
    }

    /**
     * Means over all molecules, the molecule itself included: of the similarity, and of its root
     * mean square.
     */
    record SelfSimilarity(double mean, double rootMeanSquare) {}

    SelfSimilarity selfSimilarity(int threads) {
        int n = rows();
        double all = Arrays.stream(weights).asLongStream().sum();
        double[] means = new double[n];
        double[] roots = new double[n];
        inBlocks(
                threads,
                first -> {
                    int last = Math.min(n, first + BLOCK);
                    double[] squares = new double[BLOCK];
                    for (int column = 0; column < n; column++) {
                        for (int row = first; row < last; row++) {
                            double similarity = tanimoto(row, this, column);
                            double weighted = weights[column] * similarity;
                            means[row] += weighted;
                            squares[row - first] += weighted * similarity;
                        }
                    }
                    for (int row = first; row < last; row++) {
                        means[row] /= all;
                        roots[row] = Math.sqrt(squares[row - first] / all);
                    }
                });
        return new SelfSimilarity(mean(means), mean(roots));
    }

    /**
     * For each row the highest similarity to a row of {@code others}; where these are the table
     * itself, to another row than itself, and 0 if there is none.
     */
    double[] nearest(FingerprintTable others, int threads) {
        int n = rows();
        double[] best = new double[n];
        inBlocks(
                threads,
                first -> {
                    int last = Math.min(n, first + BLOCK);
                    for (int column = 0; column < others.rows(); column++) {
                        for (int row = first; row < last; row++) {
                            if (others.couldBeat(best[row], ones[row], column)
                                    && (others != this || row != column)) {
                                best[row] = Math.max(best[row], tanimoto(row, others, column));
                            }
                        }
                    }
                });
        return best;
    }

    /** Which row is the most similar to a fingerprint, the first of equals; -1 without rows. */
    int nearestTo(Fingerprint fingerprint) {
        FingerprintTable single = of(List.of(fingerprint));
        int nearest = -1;
        double best = -1;
        for (int row = 0; row < rows(); row++) {
            if (couldBeat(best, single.ones[0], row)) {
                double similarity = single.tanimoto(0, this, row);
                if (similarity > best) {
                    best = similarity;
                    nearest = row;
                }
            }
        }
        return nearest;
    }

    /** The numbers of bits alone bound the similarity: min / max. */
    private boolean couldBeat(double best, int count, int column) {
        int other = ones[column];
        return Math.min(count, other) > best * Math.max(count, other) || count + other == 0;
    }

    private double tanimoto(int row, FingerprintTable others, int column) {
        int common = 0;
        int a = row * width;
        int b = column * width;
        long[] theirs = others.words;
        for (int w = 0; w < width; w++) {
            common += Long.bitCount(words[a + w] & theirs[b + w]);
        }
        int either = ones[row] + others.ones[column] - common;
        return either == 0 ? 1 : (double) common / either;
    }

    private void inBlocks(int threads, IntConsumer block) {
        int blocks = (rows() + BLOCK - 1) / BLOCK;
        ParallelWork.run(
                threads,
                blocks,
                b -> {
                    block.accept(b * BLOCK);
                    return b;
                },
                done -> {});
    }

    /** The mean of a value of each row, over the molecules; NaN without rows. */
    double mean(double[] values) {
        double sum = 0;
        long all = 0;
        for (int row = 0; row < values.length; row++) {
            sum += weights[row] * values[row];
            all += weights[row];
        }
        return sum / all;
    }
}
