package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values computed by hand, and samples against their densities. */
final class LatentDensityTest {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private static final MultivariateNormal TURNED =
            MultivariateNormal.of(new double[] {1, -1}, new double[][] {{4, 2}, {2, 3}});

    private static final GaussianMixture MIXTURE =
            GaussianMixture.of(
                    new double[] {0.75, 0.25},
                    List.of(
                            TURNED,
                            MultivariateNormal.of(
                                    new double[] {8, 8}, new double[][] {{1, 0}, {0, 0.25}})));

    @Test
    void standardNormalByHand() {
        assertThat(new StandardNormal(1).logDensity(new float[] {0})).isEqualTo(-HALF_LOG_TWO_PI);
        assertThat(new StandardNormal(2).logDensity(new float[] {3, 4}))
                .isCloseTo(-2 * HALF_LOG_TWO_PI - 12.5, within(1e-12));
    }

    @Test
    void fullGaussianByHand() {
        // |S| = 8, S⁻¹ = [3 -2; -2 4] / 8; at (3, 0) the deviation is (2, 1): (12 - 8 + 4) / 8 = 1
        assertThat(TURNED.logDensity(new float[] {3, 0}))
                .isCloseTo(-2 * HALF_LOG_TWO_PI - 0.5 * Math.log(8) - 0.5, within(1e-14));
        MultivariateNormal line = MultivariateNormal.of(new double[] {10}, new double[][] {{0.25}});
        assertThat(line.logDensity(new double[] {11}))
                .isCloseTo(-HALF_LOG_TWO_PI + Math.log(2) - 2, within(1e-14));
    }

    @Test
    void fitByHand() {
        // mean (2, 3); deviations (-2,-1) (0,2) (2,-1): S = [8/3 0; 0 2]
        MultivariateNormal fit =
                MultivariateNormal.fit(new float[][] {{0, 2}, {2, 5}, {4, 2}}, 0.5);
        assertThat(fit.mean()).containsExactly(new double[] {2, 3}, within(1e-15));
        assertThat(fit.covariance()[0])
                .containsExactly(new double[] {8.0 / 3 + 0.5, 0}, within(1e-15));
        assertThat(fit.covariance()[1]).containsExactly(new double[] {0, 2.5}, within(1e-15));
    }

    @Test
    void mixtureByHand() {
        double first = 0.75 * Math.exp(TURNED.logDensity(new float[] {5, 4}));
        double second = 0.25 * Math.exp(-2 * HALF_LOG_TWO_PI + Math.log(2) - 0.5 * (9 + 64));
        assertThat(MIXTURE.logDensity(new float[] {5, 4}))
                .isCloseTo(Math.log(first + second), within(1e-12));
        // so far out that both densities underflow
        assertThat(MIXTURE.logDensity(new float[] {1000, -1000})).isLessThan(-1e5).isFinite();
    }

    @Test
    void manyCodesGiveWhatEachGives() {
        float[][] codes = Fixture.blobs(4, 777, 2, 3);
        for (LatentDensity density : List.of(new StandardNormal(2), TURNED, MIXTURE)) {
            double[] all = density.logDensities(codes);
            double sum = 0;
            for (int row = 0; row < codes.length; row++) {
                assertThat(all[row]).isCloseTo(density.logDensity(codes[row]), within(1e-11));
                sum += all[row];
            }
            assertThat(density.meanLogLikelihood(codes)).isEqualTo(sum / codes.length);
        }
    }

    @Test
    void samplesHaveTheMomentsOfTheDensity() {
        assertMoments(new StandardNormal(2), new double[] {0, 0}, new double[] {1, 0, 1});
        assertMoments(TURNED, new double[] {1, -1}, new double[] {4, 2, 3});
        // E = .75 (1,-1) + .25 (8,8); V = within + .75 * .25 (7,9)(7,9)ᵀ
        assertMoments(
                MIXTURE,
                new double[] {2.75, 1.25},
                new double[] {3.25 + 9.1875, 1.5 + 11.8125, 2.3125 + 15.1875});
    }

    @Test
    void samplesDependOnTheGeneratorAlone() {
        for (LatentDensity density : List.of(new StandardNormal(2), TURNED, MIXTURE)) {
            float[] first = new float[2];
            float[] again = {9, 9};
            density.sample(new SplittableRandom(11), first);
            density.sample(new SplittableRandom(11), again);
            assertThat(again).containsExactly(first);
        }
        // pinned: samples of a seed are part of the contract with those who stored them
        float[] pinned = new float[3];
        new StandardNormal(3).sample(new SplittableRandom(1), pinned);
        assertThat(pinned).containsExactly(0.4294522f, 1.5857725f, 0.4564552f);
    }

    @Test
    void wrongDimensionsAreRefused() {
        for (LatentDensity density : List.of(new StandardNormal(2), TURNED, MIXTURE)) {
            assertThatThrownBy(() -> density.logDensity(new float[3]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> density.sample(new SplittableRandom(1), new float[1]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> density.logDensities(new float[4][3]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> density.logDensities(new float[][] {{0, 0}, {1, 1f / 0}}))
                    .hasMessage("row 1, dimension 1: Infinity is not finite");
        }
    }

    @Test
    void badParametersAreRefused() {
        double[] mean = {0, 0};
        assertThatThrownBy(() -> MultivariateNormal.of(mean, new double[][] {{1, 2}, {2, 1}}))
                .hasMessage("the covariance is not positive definite");
        assertThatThrownBy(() -> MultivariateNormal.of(mean, new double[][] {{1, 0.5}, {0, 1}}))
                .hasMessage("the covariance is not symmetric");
        assertThatThrownBy(() -> MultivariateNormal.of(mean, new double[][] {{1}}))
                .hasMessage("the covariance does not fit the mean");
        assertThatThrownBy(() -> GaussianMixture.of(new double[] {0.5}, List.of(TURNED)))
                .hasMessage("the weights sum to 0.5");
    }

    private static void assertMoments(LatentDensity density, double[] mean, double[] covariance) {
        int n = 200_000;
        SplittableRandom rng = new SplittableRandom(5);
        float[][] codes = new float[n][2];
        for (float[] code : codes) {
            density.sample(rng, code);
        }
        MultivariateNormal moments = MultivariateNormal.fit(codes, 0);
        double scale = Math.max(covariance[0], covariance[2]);
        assertThat(moments.mean()).containsExactly(mean, within(0.02 * Math.sqrt(scale)));
        double[][] actual = moments.covariance();
        assertThat(new double[] {actual[0][0], actual[0][1], actual[1][1]})
                .containsExactly(covariance, within(0.02 * scale));
    }
}
