package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * The penalty {@code L_z} on latent codes, which keeps them from spreading without bound.
 *
 * <p>To add one, implement this interface and add its line to {@link #parts}.
 */
public interface LatentPenalty {

    /** Its name in configurations. */
    String label();

    /** The penalty averaged over the batch: a scalar. */
    NDArray of(Posterior.LatentCodes codes, Noise noise);

    /** Whether it is defined for the codes of a posterior. */
    default boolean fits(Posterior posterior) {
        return true;
    }

    /**
     * A penalty by its label.
     *
     * @throws IllegalArgumentException if there is none of this label
     */
    static LatentPenalty named(String label) {
        return parts().named(label);
    }

    /** The labels of all, with the numbers that they have where none are given. */
    static List<String> labels() {
        return parts().labels();
    }

    private static Parts<LatentPenalty> parts() {
        return new Parts<LatentPenalty>("latent penalty", LatentPenalty::label)
                .plain(None.NAME, None::new)
                .plain(HalfSquaredNorm.NAME, HalfSquaredNorm::new)
                .plain(KullbackLeibler.NAME, KullbackLeibler::new)
                .plain(MaximumMeanDiscrepancy.NAME, MaximumMeanDiscrepancy::new);
    }

    /** {@code L_z = 0}. */
    record None() implements LatentPenalty {
        static final String NAME = "none";

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public NDArray of(Posterior.LatentCodes codes, Noise noise) {
            NDArray sample = codes.sample();
            return sample.getManager().zeros(new Shape(), sample.getDataType());
        }
    }

    /**
     * {@code L_z = ½‖z‖²} (Ghosh et al., equation 11). The released code has {@code 1/d ‖z‖²}, the
     * mean over the {@code d} dimensions: its β counts {@code 2/d} times here, see {@link
     * PublishedWeights}.
     */
    record HalfSquaredNorm() implements LatentPenalty {
        static final String NAME = "half-squared-norm";

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public NDArray of(Posterior.LatentCodes codes, Noise noise) {
            return Scalar.times(codes.sample().square().sum(new int[] {1}).mean(), 0.5);
        }
    }

    /**
     * {@code L_z = KL(N(μ, σ²) ‖ N(0, I)) = ½ Σ_j (μ_j² + σ_j² - 1 - 2 log σ_j)}, in nats, summed
     * over the dimensions (Kingma and Welling 2014, appendix B; so does the released code). With a
     * constant variance it is {@code ½‖μ‖²} and a constant.
     */
    record KullbackLeibler() implements LatentPenalty {
        static final String NAME = "kl";

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public boolean fits(Posterior posterior) {
            return posterior.isStochastic();
        }

        @Override
        public NDArray of(Posterior.LatentCodes codes, Noise noise) {
            NDArray logDeviation = codes.logDeviation();
            if (logDeviation == null) {
                throw new IllegalArgumentException("a point mass has no divergence");
            }
            NDArray twice = Scalar.times(logDeviation, 2);
            NDArray doubled =
                    codes.mean()
                            .square()
                            .add(twice.exp())
                            .sub(1)
                            .sub(twice)
                            .sum(new int[] {1})
                            .mean();
            return Scalar.times(doubled, 0.5);
        }
    }

    /**
     * The squared maximum mean discrepancy between the batch's codes and as many draws from the
     * prior {@code N(0, I)}, by the unbiased U-statistic, with the sum of inverse multiquadratic
     * kernels {@code k(x, y) = Σ_s C_s / (C_s + ‖x - y‖²)}, {@code C_s = 2 d s}, {@code s ∈ {0.1,
     * 0.2, 0.5, 1, 2, 5, 10}} (Tolstikhin et al., <i>Wasserstein Auto-Encoders</i>, ICLR 2018,
     * algorithm 2, and the authors' code; Ghosh et al. use it unchanged). The statistic can be
     * negative. A batch of one has no pairs: 0.
     *
     * <p>Where the U-statistic divides the cross term by {@code n²}, so do both codes.
     */
    record MaximumMeanDiscrepancy() implements LatentPenalty {
        static final String NAME = "mmd";
        private static final double[] SCALES = {0.1, 0.2, 0.5, 1, 2, 5, 10};

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public NDArray of(Posterior.LatentCodes codes, Noise noise) {
            NDArray sample = codes.sample();
            long n = sample.getShape().get(0);
            if (n < 2) {
                return sample.getManager().zeros(new Shape(), sample.getDataType());
            }
            NDArray prior = noise.normal(sample);
            double base = 2.0 * sample.getShape().get(1);
            // the diagonals are Σ_s 1: exactly so, as a distance from itself is set to 0
            NDArray within =
                    Scalar.times(
                            kernel(squaredDistances(sample, sample, true), base)
                                    .add(kernel(squaredDistances(prior, prior, true), base))
                                    .sum()
                                    .sub(2f * n * SCALES.length),
                            1 / (n * (n - 1.0)));
            NDArray across =
                    Scalar.times(
                            kernel(squaredDistances(sample, prior, false), base).sum(),
                            2.0 / ((double) n * n));
            return within.sub(across);
        }

        /** {@code ‖x_i - y_j‖²}, {@code [n, n]}. */
        private static NDArray squaredDistances(NDArray x, NDArray y, boolean same) {
            NDArray distances =
                    x.square()
                            .sum(new int[] {1}, true)
                            .add(y.square().sum(new int[] {1}, true).transpose())
                            .sub(Scalar.times(x.matMul(y.transpose()), 2))
                            // rounding may leave a little less than nothing
                            .maximum(Scalar.of(0, x));
            if (!same) {
                return distances;
            }
            long n = x.getShape().get(0);
            NDArray eye = x.getManager().eye((int) n, (int) n, 0, DataType.FLOAT32);
            return distances.mul(eye.neg().add(1).toType(x.getDataType(), false));
        }

        private static NDArray kernel(NDArray squaredDistances, double base) {
            NDArray sum = squaredDistances.zerosLike();
            for (double scale : SCALES) {
                NDArray c = Scalar.of(base * scale, squaredDistances);
                sum = sum.add(c.div(squaredDistances.add(c)));
            }
            return sum;
        }
    }
}
