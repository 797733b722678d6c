package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.autoencoder.storage.HostTensor;

/** Stored figures of scikit-learn on a plain set of codes and on a nearly singular one. */
final class ScikitLearnAgreementTest {
    @ParameterizedTest
    @ValueSource(strings = {"mixture", "nearly-singular"})
    void logDensitiesOfGivenParametersAgree(String name) {
        Fixture fixture = Fixture.of(name);
        GaussianMixture mixture = fixture.mixture("");
        double[] expected = fixture.reals("log_densities");
        float[][] codes = fixture.codes();
        assertClose(mixture.logDensities(codes), expected, 1e-9);
        for (int row = 0; row < codes.length; row++) {
            assertThat(mixture.logDensity(codes[row]))
                    .isCloseTo(expected[row], near(expected[row]));
        }
        assertThat(mixture.bic(codes)).isCloseTo(fixture.real("bic"), near(fixture.real("bic")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixture", "nearly-singular"})
    void expectationMaximizationWalksTheSamePath(String name) {
        Fixture fixture = Fixture.of(name);
        ExpectationMaximization em =
                new ExpectationMaximization(fixture.components(), 0, 1e-6, 1e-3, 500, 2);
        MixtureFit fit = em.fit(fixture.codes(), fixture.mixture("start_"), FitListener.SILENT);
        double expected = fixture.real("mean_log_likelihood");
        assertThat(fit.converged()).isTrue();
        assertThat(fit.iterations()).isEqualTo((int) fixture.tensor("iterations").toLongs()[0]);
        assertThat(fit.meanLogLikelihood()).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        assertThat(fit.bic())
                .isCloseTo(fixture.real("bic"), within(1e-6 * Math.abs(fixture.real("bic"))));
        for (String parameter : new String[] {"weights", "means", "covariances"}) {
            HostTensor ours = Objects.requireNonNull(fit.density().tensors().get(parameter));
            assertClose(ours.toDoubles(), fixture.reals(parameter), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixture", "nearly-singular"})
    void kMeansStartIsAsGood(String name) {
        Fixture fixture = Fixture.of(name);
        float[][] codes = fixture.codes();
        double best = Double.NEGATIVE_INFINITY;
        for (long seed = 0; seed < 10; seed++) {
            ExpectationMaximization em =
                    new ExpectationMaximization(fixture.components(), seed, 1e-6, 1e-3, 500, 1);
            best = Math.max(best, em.fit(codes).meanLogLikelihood());
        }
        assertThat(best).isGreaterThan(fixture.real("best_of_ten_kmeans_starts") - 0.02);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixture", "nearly-singular"})
    void singleGaussianAgrees(String name) {
        Fixture fixture = Fixture.of(name);
        MultivariateNormal normal = MultivariateNormal.fit(fixture.codes(), 1e-6);
        HostTensor covariance = Objects.requireNonNull(normal.tensors().get("covariance"));
        assertClose(normal.mean(), fixture.reals("single_mean"), 1e-9);
        assertClose(covariance.toDoubles(), fixture.reals("single_covariance"), 1e-9);
        double expected = fixture.real("single_mean_log_likelihood");
        assertThat(normal.meanLogLikelihood(fixture.codes()))
                .isCloseTo(expected, within(1e-8 * Math.abs(expected)));
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
            assertThat(actual[i]).isCloseTo(expected[i], within(allowed));
        }
    }

    private static Offset<Double> near(double expected) {
        return within(1e-9 * Math.max(1, Math.abs(expected)));
    }
}
