package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class KernelDensityTest {

    /** SciPy 1.10.1's gaussian_kde with bw_method=0.4 on these codes. */
    @Test
    void agreesWithSciPy() {
        double[][] centres = {{0, 0}, {1, 2}, {3, 1}, {-1, 0.5}, {2, -2}, {0.5, 1.5}};
        double[][] covariance = {
            {0.3266666666666667, -0.04800000000000001},
            {-0.04800000000000001, 0.32000000000000006}
        };
        KernelDensity density = KernelDensity.of(centres, covariance);
        assertThat(density.logDensity(new double[] {0.3, 0.7}))
                .isCloseTo(-2.7737607260634327, within(1e-12));
        assertThat(density.logDensity(new double[] {5, 5}))
                .isCloseTo(-38.069425068784874, within(1e-12));
    }

    @Test
    void samplesAreCentresWithNoise() {
        KernelDensity density =
                KernelDensity.of(new double[][] {{-10}, {10}}, new double[][] {{0.25}});
        SplittableRandom rng = new SplittableRandom(3);
        int n = 20_000;
        double squares = 0;
        int right = 0;
        float[] code = new float[1];
        for (int i = 0; i < n; i++) {
            density.sample(rng, code);
            double centre = code[0] > 0 ? 10 : -10;
            right += code[0] > 0 ? 1 : 0;
            squares += (code[0] - centre) * (code[0] - centre);
        }
        assertThat(squares / n).isCloseTo(0.25, within(0.01));
        assertThat((double) right / n).isCloseTo(0.5, within(0.02));
    }

    @Test
    void theBandwidthSuitsTheData() {
        // two narrow blobs far apart: the covariance of all is wide, so the bandwidth must be small
        float[][] codes = new float[600][2];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < codes.length; i++) {
            codes[i][0] = (float) ((i % 2) * 20 + random.nextDouble());
            codes[i][1] = (float) random.nextDouble();
        }
        KernelDensity density = KernelDensity.fit(codes, 1);
        assertThat(density.size()).isEqualTo(600);
        assertThat(density.covariance()[0][0]).isLessThan(2);
        // between the blobs there is nothing
        assertThat(density.logDensity(new double[] {0.5, 0.5}))
                .isGreaterThan(density.logDensity(new double[] {10, 0.5}) + 10);
        // a uniform square of area 1 at each end: about -log 2
        assertThat(density.logDensity(new double[] {0.5, 0.5})).isBetween(-2.0, -0.3);
    }

    @Test
    void theSameSeedFitsTheSame() {
        float[][] codes = Fixture.blobs(3, 300, 3, 2);
        assertThat(KernelDensity.fit(codes, 5).tensors())
                .isEqualTo(KernelDensity.fit(codes, 5).tensors());
    }

    @Test
    void tooFewCodesAreRefused() {
        assertThatThrownBy(() -> KernelDensity.fit(new float[][] {{1, 2}}, 1))
                .hasMessageContaining("at least 2 codes");
    }
}
