package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectationMaximizationTest {
    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        float[][] codes = Fixture.blobs(3, 9_000, 11, 5);
        MixtureFit expected = em(5, 1).fit(codes);
        for (int threads : new int[] {2, 3, 7}) {
            MixtureFit fit = em(5, threads).fit(codes);
            assertThat(fit.meanLogLikelihood()).isEqualTo(expected.meanLogLikelihood());
            assertThat(fit.density().tensors()).isEqualTo(expected.density().tensors());
        }
    }

    @Test
    void likelihoodNeverFallsAndTheListenerHearsOfIt() {
        List<Double> heard = new ArrayList<>();
        MixtureFit fit =
                em(4, 2).fit(
                                Fixture.blobs(5, 3_000, 5, 4),
                                (iteration, meanLogLikelihood) -> {
                                    heard.add(meanLogLikelihood);
                                    assertThat(iteration).isEqualTo(heard.size());
                                });
        assertThat(heard).hasSize(fit.iterations());
        assertThat(heard).isSorted();
        assertThat(fit.meanLogLikelihood()).isGreaterThanOrEqualTo(heard.get(heard.size() - 1));
        assertThat(fit.converged()).isTrue();
    }

    @Test
    void oneComponentIsTheFullGaussian() {
        float[][] codes = Fixture.blobs(9, 5_000, 7, 3);
        MixtureFit fit = em(1, 2).fit(codes);
        MultivariateNormal normal = MultivariateNormal.fit(codes, 1e-6);
        assertThat(fit.density().weights()).containsExactly(1);
        assertThat(fit.density().component(0).mean()).containsExactly(normal.mean(), within(1e-12));
        double[][] covariance = fit.density().component(0).covariance();
        for (int i = 0; i < 7; i++) {
            assertThat(covariance[i]).containsExactly(normal.covariance()[i], within(1e-12));
        }
        assertThat(fit.meanLogLikelihood())
                .isCloseTo(normal.meanLogLikelihood(codes), within(1e-11));
    }

    @Test
    void handComputedStepOnALine() {
        // two pairs so far apart that every responsibility is 0 or 1 exactly
        float[][] codes = {{-101}, {-99}, {96}, {104}};
        MixtureFit fit = new ExpectationMaximization(2, 1, 0, 1e-3, 100, 1).fit(codes);
        double[] means = {
            fit.density().component(0).mean()[0], fit.density().component(1).mean()[0]
        };
        double[] variances = {
            fit.density().component(0).covariance()[0][0],
            fit.density().component(1).covariance()[0][0]
        };
        assertThat(means).containsExactlyInAnyOrder(-100, 100);
        assertThat(variances).containsExactlyInAnyOrder(1, 16);
        assertThat(fit.density().weights()).containsExactly(0.5, 0.5);
        // every code lies one deviation from its mean
        double expected = Math.log(0.5) - 0.5 * Math.log(2 * Math.PI) - 0.5 - 0.25 * Math.log(16);
        assertThat(fit.meanLogLikelihood()).isCloseTo(expected, within(1e-12));
        assertThat(fit.bic()).isCloseTo(5 * Math.log(4) - 8 * expected, within(1e-10));
    }

    @Test
    void fewerDistinctCodesThanComponents() {
        float[][] codes = new float[60][];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = new float[] {row % 3, 1};
        }
        MixtureFit fit = em(5, 2).fit(codes);
        assertThat(Arrays.stream(fit.density().weights()).sum()).isCloseTo(1, within(1e-12));
        assertThat(fit.meanLogLikelihood()).isFinite();
        assertThat(fit.density().logDensity(codes[0]))
                .isGreaterThan(fit.density().logDensity(new float[] {0.5f, 1}));
    }

    @Test
    void constantDimensionsAreRegularized() {
        float[][] codes = Fixture.blobs(1, 500, 4, 2);
        for (float[] code : codes) {
            code[2] = 7;
        }
        MixtureFit fit = em(2, 2).fit(codes);
        assertThat(fit.density().component(0).covariance()[2][2]).isCloseTo(1e-6, within(1e-12));
        MixtureFit bare = new ExpectationMaximization(2, 1, 0, 1e-3, 100, 1).fit(codes);
        assertThat(bare.meanLogLikelihood()).isFinite();
    }

    @Test
    void codesThatDoNotVaryNeedRegularization() {
        float[][] codes = new float[10][3];
        assertThat(em(2, 1).fit(codes).meanLogLikelihood()).isFinite();
        assertThatThrownBy(() -> new ExpectationMaximization(1, 1, 0, 1e-3, 9, 1).fit(codes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("raise the regularization");
    }

    @Test
    void badCodesAreRefusedWithTheirRow() {
        float[][] codes = Fixture.blobs(1, 50, 3, 2);
        codes[17][1] = Float.NaN;
        assertThatThrownBy(() -> em(2, 1).fit(codes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 17, dimension 1: NaN is not finite");
        codes[17] = new float[] {1, 2};
        assertThatThrownBy(() -> em(2, 1).fit(codes))
                .hasMessage("row 17: 2 dimensions instead of 3");
        assertThatThrownBy(() -> em(2, 1).fit(new float[0][])).hasMessage("no latent codes given");
        assertThatThrownBy(() -> em(4, 1).fit(new float[3][2]))
                .hasMessage("3 codes for 4 components");
    }

    @Test
    void iterationsAreLimited() {
        MixtureFit fit =
                new ExpectationMaximization(3, 1, 1e-6, 0, 2, 1).fit(Fixture.blobs(1, 300, 3, 4));
        assertThat(fit.iterations()).isEqualTo(2);
        assertThat(fit.converged()).isFalse();
    }

    @Test
    void errorsOfTheListenerEndTheFit() {
        float[][] codes = Fixture.blobs(1, 5_000, 3, 4);
        assertThatThrownBy(
                        () ->
                                em(2, 2).fit(
                                                codes,
                                                (iteration, likelihood) -> {
                                                    throw new IllegalStateException("enough");
                                                }))
                .hasMessage("enough");
    }

    private static ExpectationMaximization em(int components, int threads) {
        return new ExpectationMaximization(components, 1, 1e-6, 1e-3, 100, threads);
    }
}
