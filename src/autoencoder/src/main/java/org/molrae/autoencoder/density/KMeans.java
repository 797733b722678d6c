package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * k-means: greedy k-means++ seeding (Arthur and Vassilvitskii, SODA 2007; the best of {@code 2 +
 * ⌊ln k⌋} candidates each time), then Lloyd's iterations until the centres move by less than 10⁻⁴
 * of the codes' mean variance. Both as in scikit-learn, which starts its mixtures so.
 */
public final class KMeans {
    private static final Logger logger = LoggerFactory.getLogger(KMeans.class);
    private static final int MAX_ITERATIONS = 300;
    private static final double TOLERANCE = 1e-4;

    private final Sweep sweep;
    private final int components;
    private final RandomGenerator rng;

    private KMeans(Sweep sweep, int components, RandomGenerator rng) {
        this.sweep = sweep;
        this.components = components;
        this.rng = rng;
    }

    /**
     * Clusters points.
     *
     * @param points {@code [n][dimension]}
     * @param clusters at most {@code n}
     * @param seed of the start
     * @return the cluster of each point, {@code [n]}
     * @throws IllegalArgumentException if there are fewer points than clusters, or one is not
     *     finite or of another dimension than the first; the message names the row
     */
    public static int[] assign(float[][] points, int clusters, long seed) {
        CodeMatrix codes = CodeMatrix.of(points);
        if (clusters < 1 || clusters > codes.count()) {
            throw new IllegalArgumentException(
                    "%d points for %d clusters".formatted(codes.count(), clusters));
        }
        int[] assigned = new int[codes.count()];
        try (Sweep sweep = new Sweep(codes, Runtime.getRuntime().availableProcessors())) {
            NearestCentre nearest =
                    new NearestCentre(centres(sweep, clusters, new SplittableRandom(seed)));
            sweep.run(
                    () -> new TileScores(clusters),
                    (tile, scores) -> {
                        nearest.assign(tile, scores);
                        for (int b = 0; b < tile.size(); b++) {
                            for (int c = 0; c < clusters; c++) {
                                if (scores.responsibilities[c][b] > 0) {
                                    assigned[tile.first() + b] = c;
                                }
                            }
                        }
                    },
                    scores -> {});
        }
        return assigned;
    }

    /** Centres {@code [components, dimension]}, from at least as many codes. */
    static double[][] centres(Sweep sweep, int components, RandomGenerator rng) {
        KMeans kMeans = new KMeans(sweep, components, rng);
        return kMeans.lloyd(kMeans.seed());
    }

    private double[][] seed() {
        CodeMatrix codes = sweep.codes();
        double[][] centres = new double[components][];
        centres[0] = point(rng.nextInt(codes.count()));
        double[] nearest = new double[codes.count()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        double potential = shorten(nearest, centres[0]);
        int trials = 2 + (int) Math.log(components);
        for (int c = 1; c < components; c++) {
            double[][] candidates = new double[trials][];
            for (int t = 0; t < trials; t++) {
                candidates[t] = point(draw(nearest, potential));
            }
            centres[c] = candidates[best(nearest, candidates)];
            potential = shorten(nearest, centres[c]);
        }
        return centres;
    }

    /** A row drawn with probability proportional to its squared distance from the centres. */
    private int draw(double[] nearest, double potential) {
        double left = rng.nextDouble() * potential;
        int last = 0;
        for (int row = 0; row < nearest.length; row++) {
            if (nearest[row] > 0) {
                last = row;
                left -= nearest[row];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }

    /** The candidate that would leave the least sum of squared distances. */
    private int best(double[] nearest, double[][] candidates) {
        double[] potentials = new double[candidates.length];
        sweep.run(
                () -> new double[2][Math.max(CodeTile.SIZE, candidates.length)],
                (tile, partial) -> {
                    for (int t = 0; t < candidates.length; t++) {
                        tile.squaredDistances(candidates[t], partial[0]);
                        for (int b = 0; b < tile.size(); b++) {
                            partial[1][t] += Math.min(partial[0][b], nearest[tile.first() + b]);
                        }
                    }
                },
                partial -> {
                    for (int t = 0; t < candidates.length; t++) {
                        potentials[t] += partial[1][t];
                        partial[1][t] = 0;
                    }
                });
        int best = 0;
        for (int t = 1; t < candidates.length; t++) {
            if (potentials[t] < potentials[best]) {
                best = t;
            }
        }
        return best;
    }

    /** Takes a further centre into account; returns the new sum of squared distances. */
    private double shorten(double[] nearest, double[] centre) {
        sweep.run(
                () -> new double[CodeTile.SIZE],
                (tile, distances) -> {
                    tile.squaredDistances(centre, distances);
                    for (int b = 0; b < tile.size(); b++) {
                        int row = tile.first() + b;
                        nearest[row] = Math.min(nearest[row], distances[b]);
                    }
                },
                distances -> {});
        double potential = 0;
        for (double distance : nearest) {
            potential += distance;
        }
        return potential;
    }

    private double[][] lloyd(double[][] seeds) {
        CodeMatrix codes = sweep.codes();
        double tolerance = TOLERANCE * codes.meanVariance(codes.mean());
        double[][] centres = seeds;
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            AssignedSums sums = AssignedSums.collect(sweep, new NearestCentre(centres), false);
            double[][] moved = move(sums, centres);
            double shift = squaredShift(centres, moved);
            centres = moved;
            logger.debug("k-means iteration {}: squared shift {}", iteration, shift);
            if (shift <= tolerance) {
                break;
            }
        }
        return centres;
    }

    /** The means of the clusters; one empty cluster moves to the code farthest from its centre. */
    private double[][] move(AssignedSums sums, double[][] centres) {
        double[][] moved = new double[components][];
        boolean free = sums.worstFit() < 0;
        for (int c = 0; c < components; c++) {
            if (sums.moments.weight(c) > 0) {
                moved[c] = sums.moments.mean(c);
            } else if (free) {
                moved[c] = point(sums.worstRow());
                free = false;
            } else {
                moved[c] = centres[c];
            }
        }
        return moved;
    }

    private static double squaredShift(double[][] from, double[][] to) {
        double sum = 0;
        for (int c = 0; c < from.length; c++) {
            for (int j = 0; j < from[c].length; j++) {
                double difference = to[c][j] - from[c][j];
                sum += difference * difference;
            }
        }
        return sum;
    }

    private double[] point(int row) {
        float[] code = sweep.codes().row(row);
        double[] point = new double[code.length];
        for (int j = 0; j < code.length; j++) {
            point[j] = code[j];
        }
        return point;
    }
}
