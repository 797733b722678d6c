package org.molrae.images.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.Regularization;
import org.molrae.autoencoder.SeededInitializer;
import org.molrae.images.data.ImageShape;

class UpsamplingConvolutionTest {

    private static final int INPUTS = 3;
    private static final int OUTPUTS = 2;
    private static final int SIDE = 5;

    private static UpsamplingConvolution block(int kernel, NDManager manager) {
        UpsamplingConvolution block = new UpsamplingConvolution(INPUTS, OUTPUTS, kernel);
        block.setInitializer(new SeededInitializer(kernel, 1), Parameter.Type.WEIGHT);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, INPUTS, SIDE, SIDE));
        return block;
    }

    /**
     * The textbook's transposed convolution of stride 2: every input pixel adds its kernel to the
     * output, from {@code 2 i - padding} on.
     */
    private static double[] transposed(float[] x, float[] weight, int kernel) {
        int taps = (kernel + 1) / 2;
        int padding = kernel == 4 ? 1 : 2;
        int wide = 2 * SIDE;
        double[] y = new double[OUTPUTS * wide * wide];
        for (int in = 0; in < INPUTS; in++) {
            for (int i = 0; i < SIDE; i++) {
                for (int j = 0; j < SIDE; j++) {
                    for (int k = 0; k < kernel; k++) {
                        for (int l = 0; l < kernel; l++) {
                            int row = 2 * i - padding + k;
                            int column = 2 * j - padding + l;
                            if (row < 0 || row >= wide || column < 0 || column >= wide) {
                                continue;
                            }
                            // where the block keeps the weight of this tap
                            int a = row % 2;
                            int b = column % 2;
                            int down = kernel == 4 ? i - row / 2 - a + 1 : i - row / 2 + 1;
                            int right = kernel == 4 ? j - column / 2 - b + 1 : j - column / 2 + 1;
                            for (int out = 0; out < OUTPUTS; out++) {
                                int at =
                                        (((2 * a + b) * OUTPUTS + out) * INPUTS + in) * taps * taps
                                                + down * taps
                                                + right;
                                y[(out * wide + row) * wide + column] +=
                                        (double) weight[at] * x[(in * SIDE + i) * SIDE + j];
                            }
                        }
                    }
                }
            }
        }
        return y;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void isATransposedConvolution(int kernel) {
        try (NDManager manager = NDManager.newBaseManager()) {
            UpsamplingConvolution block = block(kernel, manager);
            NDArray x =
                    manager.create(
                            new SeededInitializer(1, 1)
                                    .initialize(
                                            manager,
                                            new Shape(1, INPUTS, SIDE, SIDE),
                                            DataType.FLOAT32)
                                    .toFloatArray(),
                            new Shape(1, INPUTS, SIDE, SIDE));
            NDArray y =
                    block.forward(new ParameterStore(manager, false), new NDList(x), false)
                            .singletonOrThrow();
            assertThat(y.getShape()).isEqualTo(new Shape(1, OUTPUTS, 2 * SIDE, 2 * SIDE));
            float[] weight = block.getParameters().valueAt(0).getArray().toFloatArray();
            double[] expected = transposed(x.toFloatArray(), weight, kernel);
            float[] found = y.toFloatArray();
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) found[i])
                        .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void everyWeightThatCountsHasAGradient(int kernel) {
        try (NDManager manager = NDManager.newBaseManager()) {
            UpsamplingConvolution block = block(kernel, manager);
            NDArray weight = block.getParameters().valueAt(0).getArray();
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray x = manager.ones(new Shape(1, INPUTS, SIDE, SIDE));
                collector.backward(
                        block.forward(new ParameterStore(manager, false), new NDList(x), true)
                                .singletonOrThrow()
                                .sum());
            }
            int zeros = 0;
            float[] gradient = weight.getGradient().toFloatArray();
            for (float value : gradient) {
                zeros += value == 0 ? 1 : 0;
            }
            // a kernel of 5 has 25 taps of the 36 that are kept
            assertThat(zeros).isEqualTo(kernel == 4 ? 0 : 11 * INPUTS * OUTPUTS);
        }
    }

    @Test
    void tapsThatAKernelLacksCountInNoNorm() {
        ConvolutionalConfig config = ConvolutionalConfig.paper(new ImageShape(3, 64), 1 / 64.0);
        assertThat(config.kernel()).isEqualTo(5);
        try (NDManager manager = NDManager.newBaseManager()) {
            ConvolutionalNetwork network = new ConvolutionalNetwork(config, 64, manager, 1);
            List<NDArray> kernels =
                    network.decoder().getParameters().values().stream()
                            .map(Parameter::getArray)
                            .filter(array -> array.getShape().dimension() == 4)
                            .filter(array -> array.getShape().get(2) == 3)
                            .toList();
            assertThat(kernels).hasSize(3);
            for (NDArray kernel : kernels) {
                assertThat(lacking(kernel)).isNotEmpty().allMatch(value -> value == 0);
                assertThat(present(kernel)).noneMatch(value -> value == 0);
            }
            Regularization normalization =
                    DecoderRegularizer.named("spectral-normalization").on(network, manager);
            for (int step = 0; step < 100; step++) {
                normalization.updated();
            }
            for (NDArray kernel : kernels) {
                assertThat(lacking(kernel)).allMatch(value -> value == 0);
                assertThat(largestSingularValue(kernel)).isCloseTo(1, Offset.offset(1e-3));
            }
        }
    }

    /** The values of a kernel that its parity's row or column lacks. */
    private static List<Float> lacking(NDArray kernel) {
        return taps(kernel, true);
    }

    private static List<Float> present(NDArray kernel) {
        return taps(kernel, false);
    }

    private static List<Float> taps(NDArray kernel, boolean lacking) {
        int outputs = (int) kernel.getShape().get(0) / 4;
        float[] values = kernel.toFloatArray();
        int each = values.length / (4 * outputs);
        List<Float> taps = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int parity = i / each / outputs;
            int tap = i % 9;
            boolean lacks = (parity / 2 == 1 && tap / 3 == 0) || (parity % 2 == 1 && tap % 3 == 0);
            if (lacks == lacking) {
                taps.add(values[i]);
            }
        }
        return taps;
    }

    /** Of the kernel as a matrix of its first axis against all others, by power iteration. */
    private static double largestSingularValue(NDArray kernel) {
        int rows = (int) kernel.getShape().get(0);
        float[] values = kernel.toFloatArray();
        int columns = values.length / rows;
        double[] right = new double[columns];
        Arrays.setAll(right, j -> 1 + j % 7);
        double value = 0;
        for (int step = 0; step < 2000; step++) {
            double[] left = new double[rows];
            double[] next = new double[columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    left[i] += values[i * columns + j] * right[j];
                }
                for (int j = 0; j < columns; j++) {
                    next[j] += values[i * columns + j] * left[i];
                }
            }
            double norm = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
            value = Math.sqrt(norm / Math.sqrt(Arrays.stream(right).map(x -> x * x).sum()));
            Arrays.setAll(right, j -> next[j] / norm);
        }
        return value;
    }
}
