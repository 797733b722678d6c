package org.molrae.search.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against scikit-learn, dense NumPy and finite differences. */
final class GaussianProcessTest {
    private static final Hyperparameters GIVEN = Hyperparameters.ofLogs(Reference.reals("theta"));

    private static GaussianProcess process(String kind) {
        double[][] codes = Reference.codes("codes");
        double[] scores = Reference.reals("scores");
        return kind.equals("exact")
                ? GaussianProcess.exact(GIVEN, codes, scores)
                : GaussianProcess.sparse(GIVEN, codes, scores, Reference.inducing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "sparse"})
    void predictionsAndLikelihoodAreTheDenseOnes(String kind) {
        GaussianProcess process = process(kind);
        List<Prediction> predictions = process.predict(Reference.codes("test"));
        double[] means = predictions.stream().mapToDouble(Prediction::mean).toArray();
        double[] variances = predictions.stream().mapToDouble(Prediction::variance).toArray();
        Reference.assertClose(means, Reference.reals(kind + "_mean"), 1e-8);
        Reference.assertClose(variances, Reference.reals(kind + "_variance"), 1e-8);
        assertThat(process.logMarginalLikelihood())
                .isCloseTo(Reference.real(kind + "_lml"), within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "sparse"})
    void gradientOfTheLikelihoodIsRight(String kind) {
        ScoredCodes data = ScoredCodes.of(Reference.codes("codes"), Reference.reals("scores"));
        double[] centred = data.centred(data.meanScore());
        DMatrixRMaj inducing = ScoredCodes.matrix(Reference.inducing());
        MarginalLikelihood likelihood =
                kind.equals("exact")
                        ? new ExactLikelihood(data.codes(), centred)
                        : new FitcLikelihood(data.codes(), centred, inducing);
        double[] theta = Reference.reals("theta");
        double[] gradient = new double[theta.length];
        likelihood.value(GIVEN, gradient);
        Reference.assertClose(gradient, Reference.reals(kind + "_gradient"), 1e-6);
        for (int i = 0; i < theta.length; i++) {
            double step = 1e-5;
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += step;
            down[i] -= step;
            double difference =
                    likelihood.value(Hyperparameters.ofLogs(up), null)
                            - likelihood.value(Hyperparameters.ofLogs(down), null);
            assertThat(gradient[i]).isCloseTo(difference / (2 * step), within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "sparse"})
    void gradientsOfPredictionsAreDifferences(String kind) {
        double[][] test = Reference.codes("test");
        GaussianProcess process = process(kind).believing(test[1]).believing(test[2]);
        double[] means = new double[4];
        double[] variances = new double[4];
        for (double[] code : test) {
            process.predict(code, means, variances);
            for (int j = 0; j < 4; j++) {
                double[] up = code.clone();
                double[] down = code.clone();
                up[j] += 1e-5;
                down[j] -= 1e-5;
                Prediction above = process.predict(up);
                Prediction below = process.predict(down);
                assertThat(means[j]).isCloseTo((above.mean() - below.mean()) / 2e-5, within(1e-6));
                assertThat(variances[j])
                        .isCloseTo((above.variance() - below.variance()) / 2e-5, within(1e-6));
            }
        }
    }

    @Test
    void beliefsShrinkVariancesAsObservationsWouldAndLeaveMeans() {
        double[][] test = Reference.codes("test");
        GaussianProcess process = process("exact");
        GaussianProcess believer = process;
        for (int i = 0; i < 3; i++) {
            believer = believer.believing(test[i]);
        }
        List<Prediction> predictions = believer.predict(test);
        double[] variances = predictions.stream().mapToDouble(Prediction::variance).toArray();
        Reference.assertClose(variances, Reference.reals("believed_variance"), 1e-9);
        for (int i = 0; i < test.length; i++) {
            assertThat(predictions.get(i).mean()).isEqualTo(process.predict(test[i]).mean());
        }
    }

    @Test
    void withAllCodesInducingTheSparseProcessIsTheExactOne() {
        double[][] codes = Reference.codes("codes");
        GaussianProcess sparse =
                GaussianProcess.sparse(GIVEN, codes, Reference.reals("scores"), codes);
        GaussianProcess exact = process("exact");
        assertThat(sparse.logMarginalLikelihood())
                .isCloseTo(exact.logMarginalLikelihood(), within(1e-2));
        for (double[] code : Reference.codes("test")) {
            assertThat(sparse.predict(code).mean())
                    .isCloseTo(exact.predict(code).mean(), within(1e-3));
        }
    }

    @Test
    void fitFindsScikitLearnsMaximum() {
        GaussianProcess fitted =
                GaussianProcessFit.DEFAULT.fit(
                        Reference.codes("codes"), Reference.reals("scores"), 1);
        assertThat(fitted.logMarginalLikelihood())
                .isGreaterThan(Reference.real("exact_best_lml") - 0.3);
        double[] scales = fitted.hyperparameters().lengthScales();
        assertThat(scales[0]).isLessThan(2);
        assertThat(Math.min(scales[2], scales[3])).isGreaterThan(10);
    }

    @Test
    void sparseFitForetellsThousandsOfScoresAndRepeatsItself() {
        double[][] codes = codes(3000, 3);
        double[] scores = scores(codes);
        double[][] held = codes(300, 4);
        GaussianProcessFit fit = new GaussianProcessFit(100, 80, 500, 30);
        GaussianProcess process = fit.fit(codes, scores, 7);
        Calibration calibration = process.calibration(held, scores(held));
        // the noise has a standard deviation of 0.1: no prediction can do better
        assertThat(calibration.rmse()).isBetween(0.09, 0.2);
        assertThat(calibration.meanLogLikelihood()).isGreaterThan(0.3);
        Calibration again = fit.fit(codes, scores, 7).calibration(held, scores(held));
        assertThat(again).isEqualTo(calibration);
        Hyperparameters far = new Hyperparameters(new double[] {1e-3, 1e-3, 1e-3}, 1, 0.01);
        Calibration blind =
                GaussianProcess.sparse(far, codes, scores, Arrays.copyOf(codes, 80))
                        .calibration(held, scores(held));
        assertThat(blind.meanLogLikelihood()).isLessThan(calibration.meanLogLikelihood());
    }

    @Test
    void priorKeepsFewScoresOfManyDimensionsFromGoingAstray() {
        SplittableRandom random = new SplittableRandom(8);
        double[][] codes = new double[240][];
        Arrays.setAll(codes, i -> random.doubles(40, -1, 1).toArray());
        double[] scores = new double[codes.length];
        Arrays.setAll(scores, i -> codes[i][0] + Math.sin(codes[i][1]) + random.nextGaussian());
        double[][] held = Arrays.copyOfRange(codes, 80, 240);
        double[] heldScores = Arrays.copyOfRange(scores, 80, 240);
        GaussianProcessFit fit = new GaussianProcessFit(500, 200, 500, 50);
        double[][] told = Arrays.copyOf(codes, 80);
        double[] toldScores = Arrays.copyOf(scores, 80);
        Calibration plain = fit.fit(told, toldScores, 1).calibration(held, heldScores);
        Calibration kept = fit.withPrior().fit(told, toldScores, 1).calibration(held, heldScores);
        assertThat(kept.meanLogLikelihood()).isGreaterThan(plain.meanLogLikelihood());
        // 1.6 is the deviation of the scores
        assertThat(kept.rmse()).isLessThan(plain.rmse()).isLessThan(1.6);
    }

    @Test
    void survivesDuplicatesAndConstants() {
        double[][] codes = new double[40][];
        Arrays.setAll(codes, i -> new double[] {i % 2, 5});
        double[] scores = new double[40];
        Arrays.setAll(scores, i -> i % 2);
        GaussianProcess exact = new GaussianProcessFit(50, 9, 99, 20).fit(codes, scores, 1);
        GaussianProcess sparse = new GaussianProcessFit(9, 9, 99, 20).fit(codes, scores, 1);
        for (GaussianProcess process : List.of(exact, sparse)) {
            assertThat(process.predict(new double[] {1, 5}).mean()).isCloseTo(1, within(0.05));
        }
        GaussianProcess flat = GaussianProcessFit.DEFAULT.fit(codes, new double[40], 1);
        assertThat(flat.predict(new double[] {3, 3}).mean()).isCloseTo(0, within(1e-9));
    }

    @Test
    void refusesWhatItCannotUse() {
        double[][] codes = {{1, 2}, {3, Double.NaN}};
        double[] scores = {1, 2};
        GaussianProcessFit fit = GaussianProcessFit.DEFAULT;
        assertThatThrownBy(() -> fit.fit(codes, scores, 1))
                .hasMessage("row 1, dimension 1: NaN is not finite");
        assertThatThrownBy(() -> fit.fit(new double[][] {{1}, {2}}, new double[] {1}, 1))
                .hasMessage("2 codes, but 1 scores");
        assertThatThrownBy(
                        () ->
                                fit.fit(
                                        new double[][] {{1}, {2}},
                                        new double[] {1, Double.POSITIVE_INFINITY},
                                        1))
                .hasMessage("row 1: the score Infinity is not finite");
        assertThatThrownBy(() -> fit.fit(new double[0][], new double[0], 1))
                .hasMessage("no codes given");
        assertThatThrownBy(() -> new Hyperparameters(new double[] {1}, 0, 1))
                .hasMessage("signal variance: 0.0 is not positive");
        double[][] narrow = {{1, 2}, {3, 4}};
        assertThatThrownBy(() -> GaussianProcess.exact(GIVEN, narrow, scores))
                .hasMessage("codes of 2 dimensions, 4 length scales");
        assertThatThrownBy(() -> process("exact").predict(new double[] {1}))
                .hasMessage("row 0: 1 dimensions instead of 4");
        DMatrixRMaj indefinite = new DMatrixRMaj(new double[][] {{1, 2}, {2, 1}});
        assertThatThrownBy(() -> LowerTriangle.of(indefinite, "the covariance"))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the covariance, of 2 rows, is not positive definite");
    }

    private static double[][] codes(int n, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        double[][] codes = new double[n][];
        Arrays.setAll(codes, i -> rng.doubles(3, -2, 2).toArray());
        return codes;
    }

    private static double[] scores(double[][] codes) {
        double[] noise = new SplittableRandom(codes.length).doubles(codes.length, -2, 2).toArray();
        double[] scores = new double[codes.length];
        Arrays.setAll(scores, i -> 10 + Math.sin(codes[i][0]) + 0.3 * codes[i][1] + 0.1 * noise[i]);
        return scores;
    }
}
