package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.NormalDeviates;

class MeanMatchingTest {

    private static final GaussianMixture MIXTURE =
            GaussianMixture.of(
                    new double[] {0.25, 0.75},
                    List.of(
                            MultivariateNormal.of(
                                    new double[] {-1, 0}, new double[][] {{1, 0.5}, {0.5, 2}}),
                            MultivariateNormal.of(
                                    new double[] {2, 1}, new double[][] {{0.5, 0}, {0, 1}})));

    @Test
    void aTiltedMixtureIsTheMixtureTimesAnExponential() {
        double[] direction = {0.3, -0.7};
        GaussianMixture tilted = MIXTURE.tilted(direction);
        assertThat(Arrays.stream(tilted.weights()).sum()).isCloseTo(1, within(1e-12));
        SplittableRandom random = new SplittableRandom(1);
        double constant = Double.NaN;
        for (int i = 0; i < 20; i++) {
            double[] z = NormalDeviates.draw(random, 2);
            double excess =
                    tilted.logDensity(z)
                            - MIXTURE.logDensity(z)
                            - direction[0] * z[0]
                            - direction[1] * z[1];
            constant = i == 0 ? excess : constant;
            assertThat(excess).isCloseTo(constant, within(1e-9));
        }
        assertThat(MIXTURE.tilted(new double[2]).weights())
                .containsExactly(MIXTURE.weights(), within(1e-12));
    }

    @Test
    void theMeanIsMetThoughDecodingShrinks() {
        // the data's statistic is 3 + 2 z0 - z1; what is decoded keeps half of it and loses 0.4
        float[][] codes = codes(new SplittableRandom(2), 4000);
        double[] statistic =
                Arrays.stream(codes).mapToDouble(MeanMatchingTest::statistic).toArray();
        MeanMatching matching = new MeanMatching(codes, statistic);
        MeanMatching.Matched matched =
                matching.match(
                        MIXTURE,
                        mixture -> {
                            SplittableRandom random = new SplittableRandom(3);
                            float[] code = new float[2];
                            double sum = 0;
                            for (int i = 0; i < 4000; i++) {
                                mixture.sample(random, code);
                                sum +=
                                        matching.wanted()
                                                - 0.4
                                                + 0.5 * (statistic(code) - matching.wanted());
                            }
                            return sum / 4000;
                        });
        double deviation = deviation(statistic);
        assertThat(matched.mean()).isCloseTo(matching.wanted(), within(0.01 * deviation));
        assertThat(matched.tilt()).isPositive();
        assertThat(matched.mixture().size()).isEqualTo(2);
    }

    @Test
    void whatTiltingDoesNotMoveIsLeftAlone() {
        float[][] codes = codes(new SplittableRandom(2), 100);
        double[] statistic =
                Arrays.stream(codes).mapToDouble(MeanMatchingTest::statistic).toArray();
        MeanMatching.Matched matched =
                new MeanMatching(codes, statistic).match(MIXTURE, mixture -> 100);
        assertThat(matched.tilt()).isZero();
        assertThat(matched.mixture()).isSameAs(MIXTURE);
    }

    @Test
    void codesAndStatisticMustPair() {
        assertThatThrownBy(() -> new MeanMatching(new float[3][2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 codes, 2 values");
        assertThatThrownBy(() -> MIXTURE.tilted(new double[3])).hasMessageContaining("3 dim");
    }

    private static float[][] codes(RandomGenerator random, int n) {
        float[][] codes = new float[n][2];
        for (float[] code : codes) {
            MIXTURE.sample(random, code);
        }
        return codes;
    }

    private static double statistic(float[] code) {
        return 3 + 2 * code[0] - code[1];
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }
}
