package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.storage.HostTensor;

final class FlowDensityTest {

    /** A network without output, with which the denoiser is that of standard normal codes. */
    private static FlowDensity normal(double[] mean, double scale) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        DenoisingNetwork.shapes(mean.length, 8, 1)
                .forEach(
                        (name, shape) ->
                                weights.put(
                                        name,
                                        new float
                                                [(int)
                                                        Arrays.stream(shape)
                                                                .reduce(1, (a, b) -> a * b)]));
        return new FlowDensity(mean, scale, new DenoisingNetwork(mean.length, 8, 1, weights));
    }

    private static FlowDensity random(int dimension, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, float[]> weights = new LinkedHashMap<>();
        DenoisingNetwork.shapes(dimension, 8, 2)
                .forEach(
                        (name, shape) -> {
                            int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
                            float[] values = new float[size];
                            for (int i = 0; i < size; i++) {
                                values[i] = (float) (0.6 * (random.nextDouble() - 0.5));
                            }
                            weights.put(name, values);
                        });
        return new FlowDensity(
                new double[dimension], 1, new DenoisingNetwork(dimension, 8, 2, weights));
    }

    @Test
    void isTheNormalDensityWhereTheDenoiserIs() {
        FlowDensity flow = normal(new double[] {1, -2}, 3);
        double variance = 9 * (1 + FlowDensity.LEAST * FlowDensity.LEAST);
        MultivariateNormal expected =
                MultivariateNormal.of(
                        new double[] {1, -2}, new double[][] {{variance, 0}, {0, variance}});
        for (double[] code : new double[][] {{1, -2}, {0, 0}, {7, -3.5}}) {
            assertThat(flow.logDensity(code)).isCloseTo(expected.logDensity(code), within(0.02));
        }
        LatentDensity blurred = flow.blurred(3).orElseThrow();
        LatentDensity wider =
                MultivariateNormal.of(new double[] {1, -2}, new double[][] {{9, 0}, {0, 9}})
                        .blurred(3)
                        .orElseThrow();
        assertThat(blurred.logDensity(new double[] {4, 1}))
                .isCloseTo(wider.logDensity(new double[] {4, 1}), within(0.02));
    }

    @Test
    void theLogDensityIsThatOfTheFlow() {
        FlowDensity flow = random(2, 3);
        double total = 0;
        int cells = 0;
        // the density integrates to 1: a sum over a grid that holds nearly all of it
        double step = 0.1;
        List<float[]> grid = new ArrayList<>();
        for (double x = -6; x < 6; x += step) {
            for (double y = -6; y < 6; y += step) {
                grid.add(new float[] {(float) x, (float) y});
            }
        }
        for (double log : flow.logDensities(grid.toArray(new float[0][]))) {
            total += Math.exp(log) * step * step;
            cells++;
        }
        assertThat(cells).isGreaterThan(14_000);
        assertThat(total).isCloseTo(1, within(0.02));
    }

    @Test
    void aCodeDependsOnItsGeneratorAloneWhereverItIsDrawn() {
        FlowDensity flow = random(3, 5);
        List<SplittableRandom> generators = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            generators.add(new SplittableRandom(i));
        }
        float[][] codes = flow.sampleAll(generators);
        float[] alone = new float[3];
        flow.sample(new SplittableRandom(299), alone);
        assertThat(codes[299]).containsExactly(alone, within(1e-5f));
        float[][] again = flow.sampleAll(List.of(new SplittableRandom(0), new SplittableRandom(1)));
        assertThat(again[1]).containsExactly(codes[1]);
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        FlowDensity flow = random(3, 7);
        LatentDensity read = LatentDensity.read(FlowDensity.NAME, flow.tensors());
        float[] drawn = new float[3];
        float[] again = new float[3];
        flow.sample(new SplittableRandom(1), drawn);
        read.sample(new SplittableRandom(1), again);
        assertThat(again).containsExactly(drawn);
        Map<String, HostTensor> damaged = new LinkedHashMap<>(flow.tensors());
        damaged.put("scale", HostTensor.of(new double[] {-1}, 1));
        assertThatThrownBy(() -> LatentDensity.read(FlowDensity.NAME, damaged))
                .hasMessageContaining("its scale is -1");
        damaged.remove("scale");
        assertThatThrownBy(() -> LatentDensity.read(FlowDensity.NAME, damaged))
                .hasMessageContaining("needs the tensors");
    }

    /** Points around a circle, which no Gaussian fits. */
    private static float[][] ring(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] codes = new float[count][];
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double[] noise = NormalDeviates.draw(random, 2);
            codes[i] =
                    new float[] {
                        (float) (5 + 2 * Math.cos(angle) + 0.1 * noise[0]),
                        (float) (2 * Math.sin(angle) + 0.1 * noise[1])
                    };
        }
        return codes;
    }

    @Test
    @Tag("slow")
    void fitsWhatNoGaussianFits() {
        float[][] codes = ring(5_000, 1);
        float[][] heldOut = ring(500, 2);
        FlowDensity flow = new FlowFit(48, 2, 3_000, 256, 2e-3, 1).fit(codes, FitListener.SILENT);
        double gaussian = MultivariateNormal.fit(codes, 1e-6).meanLogLikelihood(heldOut);
        // of the ring itself: log of its length 2π·2 and of the noise across
        double truth = -Math.log(4 * Math.PI) - 0.5 * Math.log(2 * Math.PI * Math.E * 0.1 * 0.1);
        double found = flow.meanLogLikelihood(heldOut);
        assertThat(found).isBetween(truth - 0.2, truth + 0.1);
        assertThat(found).isGreaterThan(gaussian + 0.5);
        List<SplittableRandom> generators = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            generators.add(new SplittableRandom(i));
        }
        double radius =
                Arrays.stream(flow.sampleAll(generators))
                        .mapToDouble(code -> Math.hypot(code[0] - 5, code[1]))
                        .average()
                        .orElseThrow();
        assertThat(radius).isCloseTo(2, within(0.05));
    }

    @Test
    void theSameSeedFitsTheSameFlow() {
        float[][] codes = ring(200, 1);
        FlowFit fit = new FlowFit(8, 1, 30, 32, 1e-3, 4);
        double[] once = output(fit.fit(codes, FitListener.SILENT));
        assertThat(output(fit.fit(codes, FitListener.SILENT)))
                .containsExactly(once)
                .isNotEqualTo(new double[once.length]);
    }

    private static double[] output(FlowDensity flow) {
        return Objects.requireNonNull(flow.tensors().get("output.weight")).toDoubles();
    }
}
