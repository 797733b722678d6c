package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Tilts a mixture until what is decoded from it has the data's mean in some statistic, such as its
 * size.
 *
 * <p>A density may fit the codes and its samples yet differ from the data: sharper choices of the
 * decoder, say, prefer likelier and thus smaller things. The statistic is regressed linearly on the
 * codes, and the mixture is tilted along the slope, {@link GaussianMixture#tilted}, as far as its
 * samples need. Maximum entropy with a constraint on a mean (Jaynes, <i>Information Theory and
 * Statistical Mechanics</i>, 1957), where the mean is that after decoding; no such use for latent
 * codes is known to us.
 */
public final class MeanMatching {

    private static final int STEPS = 6;

    /** Of the statistic's deviation: a mean this near is met. */
    private static final double NEAR = 0.01;

    /** Keeps the slope finite where codes do not vary. */
    private static final double RIDGE = 1e-9;

    private final double[] slope;
    private final double mean;
    private final double deviation;

    /**
     * Regresses a statistic on codes.
     *
     * @param codes of the data, {@code [n, dimension]}
     * @param statistic of each, {@code [n]}
     * @throws IllegalArgumentException if there are fewer than two, or not as many of both
     */
    public MeanMatching(float[][] codes, double[] statistic) {
        if (codes.length != statistic.length || codes.length < 2) {
            throw new IllegalArgumentException(
                    "%d codes, %d values of the statistic; two of both are needed at least"
                            .formatted(codes.length, statistic.length));
        }
        mean = Arrays.stream(statistic).average().orElseThrow();
        deviation =
                Math.sqrt(
                        Arrays.stream(statistic)
                                .map(value -> (value - mean) * (value - mean))
                                .average()
                                .orElseThrow());
        slope = slope(codes, statistic, mean);
    }

    /**
     * A mixture that was tilted.
     *
     * @param mixture the tilted one
     * @param tilt how far, in units of one over the statistic: along a slope that predicts the
     *     statistic {@code s} of a code it is {@code q(z) ∝ p(z) exp(tilt s(z))}
     * @param mean of the statistic over what is decoded
     */
    public record Matched(GaussianMixture mixture, double tilt, double mean) {}

    /** The direction of a tilt, {@code [dimension]}. */
    public double[] direction(double tilt) {
        return Arrays.stream(slope).map(weight -> tilt * weight).toArray();
    }

    /** The mean of the data's statistic, which is to be met. */
    public double wanted() {
        return mean;
    }

    /**
     * Tilts a mixture.
     *
     * @param decoded the mean of the statistic over what is decoded from codes of a mixture; with
     *     the same random numbers each time, or the search follows noise
     * @return the tilted mixture whose mean came nearest; the mixture itself with a tilt of 0 if
     *     none came nearer
     */
    public Matched match(GaussianMixture mixture, ToDoubleFunction<GaussianMixture> decoded) {
        Matched before = new Matched(mixture, 0, decoded.applyAsDouble(mixture));
        Matched best = before;
        double tilt = (mean - before.mean) / (deviation * deviation);
        for (int step = 0; step < STEPS && Double.isFinite(tilt) && !met(best); step++) {
            GaussianMixture tilted = tilted(mixture, tilt);
            Matched now = new Matched(tilted, tilt, decoded.applyAsDouble(tilted));
            if (distance(now) < distance(best)) {
                best = now;
            }
            // the secant through the last two
            double next =
                    tilt + (mean - now.mean) * (tilt - before.tilt) / (now.mean - before.mean);
            before = now;
            tilt = next;
        }
        return best;
    }

    private GaussianMixture tilted(GaussianMixture mixture, double tilt) {
        return mixture.tilted(direction(tilt));
    }

    private boolean met(Matched matched) {
        return distance(matched) <= NEAR * deviation;
    }

    private double distance(Matched matched) {
        return Math.abs(matched.mean - mean);
    }

    /** Least squares. */
    private static double[] slope(float[][] codes, double[] statistic, double mean) {
        MultivariateNormal normal = MultivariateNormal.fit(codes, RIDGE);
        double[] centre = normal.mean();
        int d = centre.length;
        DMatrixRMaj together = new DMatrixRMaj(d, 1);
        for (int i = 0; i < codes.length; i++) {
            for (int j = 0; j < d; j++) {
                together.data[j] +=
                        (codes[i][j] - centre[j]) * (statistic[i] - mean) / codes.length;
            }
        }
        DMatrixRMaj solved = new DMatrixRMaj(d, 1);
        if (!CommonOps_DDRM.solve(new DMatrixRMaj(normal.covariance()), together, solved)) {
            throw new IllegalArgumentException("the codes vary in too few directions");
        }
        return solved.data;
    }
}
