package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Penalties and posteriors by hand. */
class LatentPenaltyTest {

    @Test
    void divergenceOfGaussiansByHand() {
        try (NDManager manager = NDManager.newBaseManager()) {
            // log σ = 5 tanh a: a = 0 gives σ = 1, a = atanh(-ln 2 / 5) gives σ = 1/2
            double half = -Math.log(2) / 5;
            float a = (float) (0.5 * Math.log((1 + half) / (1 - half)));
            NDArray encoded = manager.create(new float[] {3, 4, 0, 0, 1, 0, a, 0}, new Shape(2, 4));
            Posterior gaussian = new Posterior.Gaussian();
            Posterior.LatentCodes codes = gaussian.codes(encoded, new Noise(1, 1));
            assertThat(gaussian.mean(encoded).toFloatArray()).containsExactly(3, 4, 1, 0);
            // ½(9 + 16) and ½(1 + ¼ - 1 + 2 ln 2)
            double expected = (12.5 + 0.125 + Math.log(2)) / 2;
            assertThat(
                            (double)
                                    new LatentPenalty.KullbackLeibler()
                                            .of(codes, new Noise(1, 1))
                                            .getFloat())
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void constantVarianceAddsAConstantToTheDivergence() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray encoded = manager.create(new float[] {3, 4, 0, 0}, new Shape(2, 2));
            Posterior.LatentCodes codes =
                    new Posterior.ConstantVariance(0.7).codes(encoded, new Noise(1, 1));
            double constant = 0.49 - 1 - 2 * Math.log(0.7);
            assertThat(
                            (double)
                                    new LatentPenalty.KullbackLeibler()
                                            .of(codes, new Noise(1, 1))
                                            .getFloat())
                    .isCloseTo(12.5 / 2 + constant, within(1e-5));
        }
    }

    @Test
    void samplesHaveTheMomentsOfThePosterior() {
        try (NDManager manager = NDManager.newBaseManager()) {
            int n = 20_000;
            NDArray encoded = manager.zeros(new Shape(n, 2)).add(2);
            NDArray constant =
                    new Posterior.ConstantVariance(0.7).codes(encoded, new Noise(1, 1)).sample();
            assertThat(constant.mean().getFloat()).isCloseTo(2f, within(0.02f));
            assertThat(constant.sub(2).square().mean().getFloat()).isCloseTo(0.49f, within(0.02f));
            NDArray both = manager.zeros(new Shape(n, 2));
            NDArray gaussian = new Posterior.Gaussian().codes(both, new Noise(1, 1)).sample();
            assertThat(gaussian.getShape()).isEqualTo(new Shape(n, 1));
            assertThat(gaussian.square().mean().getFloat()).isCloseTo(1f, within(0.04f));
            Posterior hundredth = Posterior.named("gaussian(0.01)");
            assertThat(hundredth.label()).isEqualTo("gaussian(0.01)");
            NDArray scaled = hundredth.codes(both, new Noise(1, 1)).sample();
            assertThat(scaled.square().mean().getFloat()).isCloseTo(1e-4f, within(4e-6f));
        }
    }

    @Test
    void theDecoderIsToldHowMuchNoiseItReads() {
        try (NDManager manager = NDManager.newBaseManager()) {
            int n = 20_000;
            Posterior posterior = new Posterior.NoiseLevels(0.5);
            NDArray encoded = manager.zeros(new Shape(n, 8)).add(3);
            Posterior.LatentCodes codes = posterior.codes(encoded, new Noise(1, 1));
            assertThat(codes.sample()).isEqualTo(encoded);
            float[] input = codes.decoderInput().toFloatArray();
            assertThat(codes.decoderInput().getShape())
                    .isEqualTo(new Shape(n, posterior.decoderWidth(8)));
            int clearest = 0;
            int belowOne = 0;
            int belowTwo = 0;
            double standardized = 0;
            for (int i = 0; i < n; i++) {
                double told = input[9 * i + 8];
                double level = 0.05 * Math.exp(4 * told);
                assertThat(level).isBetween(0.0499, 4.0001);
                clearest += told == 0 ? 1 : 0;
                belowOne += level < 1 ? 1 : 0;
                belowTwo += level < 2 ? 1 : 0;
                for (int j = 0; j < 8; j++) {
                    double noisy = input[9 * i + j] * Math.sqrt(1 + level * level);
                    standardized += Math.pow((noisy - 3) / (0.5 * level), 2) / (8.0 * n);
                }
            }
            assertThat((double) clearest / n).isCloseTo(0.2, within(0.02));
            assertThat((double) belowOne / n).isCloseTo(0.45, within(0.02));
            // log-uniform from 1 to 4: half of the others
            assertThat((double) belowTwo / n).isCloseTo(0.725, within(0.02));
            assertThat(standardized).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void aCodeIsReadAsInTraining() {
        Posterior told = new Posterior.NoiseLevels(0.5);
        float[] code = {3, -2};
        assertThat(told.decoderInput(code, 0, new SplittableRandom(1))).containsExactly(3, -2, 0);
        double[] deviates = NormalDeviates.draw(new SplittableRandom(1), 2);
        float[] noisy = told.decoderInput(code, 2, new SplittableRandom(1));
        assertThat(noisy[0]).isCloseTo((float) ((3 + deviates[0]) / Math.sqrt(5)), within(1e-6f));
        assertThat(noisy[1]).isCloseTo((float) ((deviates[1] - 2) / Math.sqrt(5)), within(1e-6f));
        assertThat(noisy[2]).isCloseTo((float) (Math.log(40) / 4), within(1e-6f));
        assertThat(new Posterior.Deterministic().decoderInput(code, 2, new SplittableRandom(1)))
                .containsExactly(3, -2);
    }

    @Test
    void discrepancyIsSmallForThePriorAndLargeElsewhere() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray like = manager.zeros(new Shape(200, 4));
            NDArray prior = new Noise(9, 9).normal(like);
            double at = discrepancy(prior);
            double narrow = discrepancy(prior.mul(0.2f));
            double shifted = discrepancy(prior.add(1.5f));
            assertThat(Math.abs(at)).isLessThan(0.03);
            assertThat(narrow).isGreaterThan(0.3);
            assertThat(shifted).isGreaterThan(0.3);
            assertThat(discrepancy(prior.get("0:1"))).isZero();
        }
    }

    @Test
    void discrepancyOfTwoPointsByHand() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray codes = manager.create(new double[] {1, -2}, new Shape(2, 1));
            double[] prior = new Noise(4, 4).normal(codes).toDoubleArray();
            double[] z = {1, -2};
            double expected = 0;
            for (double scale : new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10}) {
                double c = 2 * scale;
                // both ordered pairs over n (n - 1) = 2; four cross pairs times 2 / n² = 1/2
                expected += c / (c + 9) + c / (c + Math.pow(prior[0] - prior[1], 2));
                for (double a : z) {
                    for (double b : prior) {
                        expected -= 0.5 * c / (c + (a - b) * (a - b));
                    }
                }
            }
            double actual =
                    new LatentPenalty.MaximumMeanDiscrepancy()
                            .of(new Posterior.LatentCodes(codes, codes, null), new Noise(4, 4))
                            .toDoubleArray()[0];
            assertThat(actual).isCloseTo(expected, within(1e-6));
        }
    }

    private static double discrepancy(NDArray codes) {
        return new LatentPenalty.MaximumMeanDiscrepancy()
                .of(new Posterior.LatentCodes(codes, codes, null), new Noise(1, 0))
                .getFloat();
    }
}
