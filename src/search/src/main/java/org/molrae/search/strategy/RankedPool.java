package org.molrae.search.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The best of what was observed, in the order of their scores, the lowest first; equal scores in
 * the order in which they came. Of those with the same key only the first is taken.
 *
 * @param <T> what has a score
 */
public final class RankedPool<T> {

    /** What ranks weigh by: one over this share of the size, plus the rank. */
    private static final double RANK_OFFSET = 0.01;

    /** The quantiles that {@link #drawAboveThreshold} chooses from. */
    private static final int THRESHOLDS = 25;

    private static final double LOG_LOWEST_SHARE = -3 * Math.log(10);

    private final int capacity;
    private final Function<? super T, String> key;
    private final List<Entry<T>> entries = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /** Something and its score. */
    public record Entry<T>(T value, double score) {}

    /**
     * An empty pool.
     *
     * @param capacity the most that it holds
     * @param key by which things are the same
     */
    public RankedPool(int capacity, Function<? super T, String> key) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a pool holds at least 1, not " + capacity);
        }
        this.capacity = capacity;
        this.key = key;
    }

    /**
     * Adds something, and drops the last if that is one too many.
     *
     * @param score NaN is left out
     * @return whether it is in now
     */
    public boolean add(T value, double score) {
        if (!admits(score) || !keys.add(key.apply(value))) {
            return false;
        }
        int from = 0;
        int to = entries.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (entries.get(middle).score() <= score) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        entries.add(from, new Entry<>(value, score));
        if (entries.size() > capacity) {
            keys.remove(key.apply(entries.remove(capacity).value()));
        }
        return true;
    }

    /** Whether something new of this score would be taken. */
    public boolean admits(double score) {
        return !Double.isNaN(score)
                && (entries.size() < capacity || score < entries.get(capacity - 1).score());
    }

    /** How many there are. */
    public int size() {
        return entries.size();
    }

    /** What has a rank, from 0. */
    public Entry<T> get(int rank) {
        return entries.get(rank);
    }

    /**
     * Draws one, weighed by {@code 1 / (0.01 n + rank)}: the weights of weighted retraining (A.
     * Tripp et al., 2020).
     *
     * @throws IllegalStateException if there is none
     */
    public Entry<T> drawByRank(RandomGenerator random) {
        requireAny();
        int n = entries.size();
        double total = 0;
        for (int rank = 0; rank < n; rank++) {
            total += 1 / (RANK_OFFSET * n + rank);
        }
        double rest = random.nextDouble() * total;
        int rank = 0;
        while (rank < n - 1) {
            rest -= 1 / (RANK_OFFSET * n + rank);
            if (rest < 0) {
                break;
            }
            rank++;
        }
        return entries.get(rank);
    }

    /**
     * Draws one uniformly from the best share, where the share is drawn first from 25 between a
     * thousandth and all, evenly spaced by their logarithms (A. Tripp and J. M. Hernández-Lobato,
     * <i>Genetic algorithms are strong baselines for molecule generation</i>, 2023).
     *
     * @throws IllegalStateException if there is none
     */
    public Entry<T> drawAboveThreshold(RandomGenerator random) {
        requireAny();
        double share = Math.exp(LOG_LOWEST_SHARE * random.nextInt(THRESHOLDS) / (THRESHOLDS - 1));
        int best = Math.max(1, (int) Math.ceil(share * entries.size()));
        return entries.get(random.nextInt(best));
    }

    private void requireAny() {
        if (entries.isEmpty()) {
            throw new IllegalStateException("an empty pool");
        }
    }
}
