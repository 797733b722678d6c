package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SecondStageVaeTest {

    /** A layer that does nothing, three times, so that all is known in closed form. */
    private static Perceptron zeros(int in, int out) {
        return new Perceptron(
                new float[][][] {new float[1][in], new float[1][1], new float[out][1]},
                new float[][] {new float[1], new float[1], new float[out]});
    }

    @Test
    void theBoundIsTightWhereThePosteriorIs() {
        // D = 0 and q(u|z) = N(0, I) = p(u|z): z ~ N(m, s² γ²) exactly
        SecondStageVae density =
                new SecondStageVae(
                        new double[] {1, -2}, new double[] {2, 0.5}, 0.5, zeros(2, 4), zeros(2, 2));
        MultivariateNormal exact =
                MultivariateNormal.of(new double[] {1, -2}, new double[][] {{1, 0}, {0, 0.0625}});
        double[] code = {1.7, -2.2};
        assertThat(density.logDensity(code)).isCloseTo(exact.logDensity(code), within(1e-12));
        float[][] drawn = new float[50_000][2];
        SplittableRandom rng = new SplittableRandom(2);
        for (float[] row : drawn) {
            density.sample(rng, row);
        }
        MultivariateNormal moments = MultivariateNormal.fit(drawn, 0);
        assertThat(moments.mean()).containsExactly(new double[] {1, -2}, within(0.02));
        assertThat(moments.covariance()[0][0]).isCloseTo(1, within(0.03));
        assertThat(moments.covariance()[1][1]).isCloseTo(0.0625, within(0.002));
    }

    @Test
    void learnsWhatOneGaussianCannot() {
        // a ring
        float[][] codes = ring(3000, 1);
        float[][] others = ring(500, 2);
        double[] epochs = new double[1];
        SecondStageVae density =
                new SecondStageFit(32, 0.2, 20, 5e-3, 0, 1)
                        .fit(codes, (epoch, bound) -> epochs[0] = epoch);
        assertThat(epochs[0]).isEqualTo(20);
        double gaussian = MultivariateNormal.fit(codes, 1e-6).meanLogLikelihood(others);
        assertThat(density.meanLogLikelihood(others)).isGreaterThan(gaussian + 0.2);
        // the hole stays empty
        SplittableRandom rng = new SplittableRandom(5);
        int inHole = 0;
        float[] code = new float[2];
        for (int i = 0; i < 1000; i++) {
            density.sample(rng, code);
            inHole += Math.hypot(code[0] - 10, code[1] / 3) < 0.5 ? 1 : 0;
        }
        // of a Gaussian with these moments more than a fifth would fall there
        assertThat(inHole).isLessThan(60);
    }

    @Test
    void learnsAsLongFromFewCodes() {
        float[][] codes = ring(300, 1);
        float[][] others = ring(500, 2);
        SecondStageVae density =
                new SecondStageFit(32, 0.2, 20, 5e-3, 0, 1).fit(codes, FitListener.SILENT);
        double gaussian = MultivariateNormal.fit(codes, 1e-6).meanLogLikelihood(others);
        assertThat(density.meanLogLikelihood(others)).isGreaterThan(gaussian + 0.2);
    }

    @Test
    void theSameSeedFitsTheSame() {
        float[][] codes = ring(200, 1);
        SecondStageFit fit = new SecondStageFit(8, 0.2, 2, 1e-3, 0, 4);
        assertThat(fit.fit(codes, FitListener.SILENT).tensors())
                .isEqualTo(fit.fit(codes, FitListener.SILENT).tensors());
    }

    @Test
    void badCodesAreRefused() {
        SecondStageFit fit = SecondStageFit.of(8, 1);
        assertThatThrownBy(() -> fit.fit(ring(5, 1), FitListener.SILENT))
                .hasMessageContaining("at least 20 codes");
        float[][] codes = ring(30, 1);
        codes[7][1] = Float.NaN;
        assertThatThrownBy(() -> fit.fit(codes, FitListener.SILENT)).hasMessageContaining("row 7");
        assertThatThrownBy(() -> SecondStageFit.of(0, 1)).hasMessageContaining("width");
    }

    static float[][] ring(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] codes = new float[n][];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = 1 + 0.1 * (random.nextDouble() - 0.5);
            codes[i] =
                    new float[] {
                        (float) (10 + radius * Math.cos(angle)),
                        (float) (3 * radius * Math.sin(angle))
                    };
        }
        return codes;
    }
}
