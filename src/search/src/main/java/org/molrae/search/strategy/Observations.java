package org.molrae.search.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.molrae.search.surrogate.ScoredCodes;

/** All that a strategy was told. */
final class Observations {
    private final int dimension;
    private final List<double[]> codes = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private double worst = Double.NEGATIVE_INFINITY;
    private int best = -1;

    Observations(int dimension) {
        this.dimension = dimension;
    }

    void add(double[][] added, double[] told) {
        if (added.length != told.length) {
            throw new IllegalArgumentException(
                    "%d codes, but %d scores".formatted(added.length, told.length));
        }
        for (int row = 0; row < told.length; row++) {
            ScoredCodes.check(added[row], row, dimension);
            if (Double.isInfinite(told[row])) {
                throw new IllegalArgumentException(
                        "row %d: the score %s is infinite".formatted(row, told[row]));
            }
        }
        for (int row = 0; row < told.length; row++) {
            if (!Double.isNaN(told[row])) {
                worst = Math.max(worst, told[row]);
                if (best < 0 || told[row] < score(best)) {
                    best = codes.size();
                }
            }
            codes.add(added[row].clone());
            scores.add(told[row]);
        }
    }

    int size() {
        return codes.size();
    }

    void clear() {
        codes.clear();
        scores.clear();
        best = -1;
        worst = Double.NEGATIVE_INFINITY;
    }

    /** Whether any code was valid. */
    boolean any() {
        return best >= 0;
    }

    double[] code(int row) {
        return codes.get(row);
    }

    boolean valid(int row) {
        return !Double.isNaN(scores.get(row));
    }

    /** The score; of an invalid code the worst that was observed. */
    double score(int row) {
        double score = scores.get(row);
        return Double.isNaN(score) ? worst : score;
    }

    double bestScore() {
        return score(best);
    }

    double[] bestCode() {
        return codes.get(best);
    }

    /** The rows of the lowest scores, the earlier first among equals. */
    int[] lowest(int count) {
        return sorted(Comparator.comparingDouble(this::score), count);
    }

    int[] sorted(Comparator<Integer> order, int count) {
        return IntStream.range(0, size())
                .boxed()
                .sorted(order)
                .limit(count)
                .mapToInt(row -> row)
                .toArray();
    }

    double[][] codes() {
        return codes.toArray(double[][]::new);
    }

    double[] scores() {
        return IntStream.range(0, size()).mapToDouble(this::score).toArray();
    }

    static void checkBatch(int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch);
        }
    }
}
