package org.molrae.autoencoder.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.density.StandardNormal;

final class GuidedCodesTest {

    private static final CodeSource SOURCE = new StandardNormal(3);

    private static List<SplittableRandom> generators(int count, long seed) {
        List<SplittableRandom> generators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            generators.add(new SplittableRandom(seed + i));
        }
        return generators;
    }

    /** A linear and a bent figure, with noise of deviation 0.5 on the second. */
    private static double[] figures(float[] code, SplittableRandom random) {
        double noise = random.nextDouble() * 2 - 1;
        return new double[] {
            2 * code[0] - code[1] + 1, Math.abs(code[2]) + noise * Math.sqrt(3) / 2
        };
    }

    private static CodeRegression regression() {
        float[][] codes = SOURCE.sampleAll(generators(4000, 1));
        double[][] figures = new double[codes.length][];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < codes.length; i++) {
            figures[i] = figures(codes[i], random);
        }
        return CodeRegression.fit(codes, figures, 3);
    }

    @Test
    void aRegressionExplainsWhatCodesDecideAndNothingElse() {
        CodeRegression regression = regression();
        assertThat(regression.explained(0)).isGreaterThan(0.999);
        // |z| has variance 1 - 2/π = 0.363, the noise 0.25
        assertThat(regression.explained(1)).isBetween(0.363 / 0.613 - 0.08, 0.363 / 0.613 + 0.06);
        assertThat(regression.deviation(1)).isCloseTo(Math.sqrt(0.613), within(0.05));
        double[][] told = regression.predict(new float[][] {{1, 1, 0}, {0, 0, 2}});
        assertThat(told[0][0]).isCloseTo(2, within(0.05));
        assertThat(told[0][1]).isCloseTo(0, within(0.2));
        assertThat(told[1][1]).isCloseTo(2, within(0.2));
    }

    @Test
    void codesAreChosenNearTheTargets() {
        GuidedCodes guided = new GuidedCodes(SOURCE, regression(), new double[] {3, 1});
        double[] sums = new double[2];
        float[][] codes = guided.sampleAll(generators(400, 7));
        for (float[] code : codes) {
            sums[0] += Math.abs(2 * code[0] - code[1] + 1 - 3);
            sums[1] += Math.abs(Math.abs(code[2]) - 1);
        }
        assertThat(sums[0] / codes.length).isLessThan(0.35); // without guidance 2.3
        assertThat(sums[1] / codes.length).isLessThan(0.25); // 0.55
    }

    @Test
    void aCodeFollowsFromItsGeneratorAlone() {
        GuidedCodes guided = new GuidedCodes(SOURCE, regression(), new double[] {0, 1});
        float[][] together = guided.sampleAll(generators(300, 5));
        float[] alone = new float[3];
        guided.sample(new SplittableRandom(5 + 270), alone);
        assertThat(alone).isEqualTo(together[270]);
    }

    @Test
    void refusesWhatDoesNotFit() {
        CodeRegression regression = regression();
        assertThatThrownBy(() -> new GuidedCodes(SOURCE, regression, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 targets");
        assertThatThrownBy(() -> CodeRegression.fit(new float[10][3], new double[10][1], 1))
                .hasMessageContaining("needs 64 codes");
    }
}
