package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

/** What each regularizer does, against exact figures. */
class DecoderRegularizerTest {

    private static BlockAutoencoder network(Block decoder, DataType type, NDManager manager) {
        return new BlockAutoencoder(Blocks.mlp(4, 3), decoder, 4, 3, type, manager, 11);
    }

    @Test
    void gradientPenaltyIsUnbiasedForTheJacobiansNorm() {
        for (Block decoder :
                List.of(Blocks.mlp(6, 5), Blocks.convolutional(), Blocks.recurrent())) {
            try (NDManager manager = NDManager.newBaseManager()) {
                BlockAutoencoder network = network(decoder, DataType.FLOAT32, manager);
                ParameterStore parameters = new ParameterStore(manager, false);
                NDArray codes =
                        manager.create(
                                new float[] {0.3f, -0.5f, 0.1f, -1f, 0.4f, 0.8f}, new Shape(2, 3));
                NDList batch = new NDList(codes);
                NDArray decoded = network.decode(parameters, codes, batch, true);
                Regularization penalty = new GradientPenalty(0.01).on(network, manager);
                int draws = 1500;
                double sum = 0;
                for (int draw = 0; draw < draws; draw++) {
                    DecoderRegularizer.Decoding decoding =
                            new DecoderRegularizer.Decoding(
                                    parameters, codes, decoded, batch, new Noise(1, draw), true);
                    sum += penalty.penalty(decoding).getFloat();
                }
                double exact = jacobian(network, parameters, codes, batch);
                assertThat(exact).isGreaterThan(0.1);
                assertThat(sum / draws).isCloseTo(exact, within(0.03 * exact));
            }
        }
    }

    /** {@code 1/n Σ ‖J‖²} by central differences along every axis. */
    private static double jacobian(
            BlockAutoencoder network, ParameterStore parameters, NDArray codes, NDList batch) {
        double step = 1e-2;
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            float[] direction = new float[6];
            direction[axis] = (float) step;
            direction[axis + 3] = (float) step;
            NDArray shift = codes.getManager().create(direction, codes.getShape());
            NDArray up = network.decode(parameters, codes.add(shift), batch, true);
            NDArray down = network.decode(parameters, codes.sub(shift), batch, true);
            sum += up.sub(down).square().sum().getFloat() / (4 * step * step);
        }
        return sum / 2;
    }

    @Test
    void tikhonovCountsWeightsButNoBiases() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = network(Blocks.mlp(6, 5), DataType.FLOAT32, manager);
            double squares = 0;
            int biases = 0;
            for (Pair<String, Parameter> entry : network.decoder().getParameters()) {
                NDArray array = entry.getValue().getArray();
                if (entry.getValue().getType() == Parameter.Type.BIAS) {
                    array.set(new float[(int) array.size()]);
                    GradientTape.unrecorded(() -> array.addi(1000f));
                    biases++;
                } else {
                    for (float value : array.toFloatArray()) {
                        squares += (double) value * value;
                    }
                }
            }
            assertThat(biases).isEqualTo(2);
            ParameterStore parameters = new ParameterStore(manager, false);
            NDArray codes = manager.zeros(new Shape(2, 3));
            NDList batch = new NDList(codes);
            NDArray decoded = network.decode(parameters, codes, batch, true);
            DecoderRegularizer.Decoding decoding =
                    new DecoderRegularizer.Decoding(
                            parameters, codes, decoded, batch, new Noise(1, 1), true);
            assertThat(new Tikhonov().on(network, manager).penalty(decoding).getFloat())
                    .isCloseTo((float) squares, within((float) (1e-5 * squares)));
        }
    }

    @Test
    void spectralNormsAreThoseOfTheSingularValueDecomposition() {
        for (Block decoder :
                List.of(Blocks.mlp(6, 5), Blocks.convolutional(), Blocks.recurrent())) {
            try (NDManager manager = NDManager.newBaseManager()) {
                BlockAutoencoder network = network(decoder, DataType.FLOAT32, manager);
                double[] before = norms(decoder);
                Regularization normalization = new SpectralNormalization().on(network, manager);
                assertThat(before).isNotEmpty();
                assertThat(Arrays.stream(before).noneMatch(s -> Math.abs(s - 1) < 1e-2)).isTrue();
                assertAllOne(norms(decoder), 1e-3);
                // the optimizer moves the weights a little; the vectors follow
                SplittableRandom random = new SplittableRandom(5);
                for (int step = 0; step < 200; step++) {
                    disturb(decoder, random);
                    normalization.updated();
                }
                assertAllOne(norms(decoder), 5e-3);
            }
        }
    }

    private static void assertAllOne(double[] norms, double tolerance) {
        for (double norm : norms) {
            assertThat(norm).isCloseTo(1, within(tolerance));
        }
    }

    private static void disturb(Block decoder, SplittableRandom random) {
        for (Parameter parameter : decoder.getParameters().values()) {
            float[] values = parameter.getArray().toFloatArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (2e-3 * (random.nextDouble() - 0.5));
            }
            parameter.getArray().set(values);
        }
    }

    private static double[] norms(Block decoder) {
        return decoder.getParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
                .mapToDouble(parameter -> norm(parameter.getArray()))
                .toArray();
    }

    private static double norm(NDArray weight) {
        int rows = (int) weight.getShape().get(0);
        float[] values = weight.toFloatArray();
        DMatrixRMaj matrix = new DMatrixRMaj(rows, values.length / rows);
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = values[i];
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        assertThat(svd.decompose(matrix)).isTrue();
        return Arrays.stream(svd.getSingularValues()).max().orElseThrow();
    }

    @Test
    void whatASpectralNormalizedDecoderUsesIsWhatIsStored() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = network(Blocks.recurrent(), DataType.FLOAT32, manager);
            Regularization normalization = new SpectralNormalization().on(network, manager);
            normalization.updated();
            ParameterStore plain = new ParameterStore(manager, false);
            ParameterStore constrained = normalization.parameters(plain);
            for (Pair<String, Parameter> entry : network.decoder().getParameters()) {
                float[] stored =
                        plain.getValue(entry.getValue(), manager.getDevice(), false).toFloatArray();
                float[] used =
                        constrained
                                .getValue(entry.getValue(), manager.getDevice(), true)
                                .toFloatArray();
                assertThat(used).as(entry.getKey()).containsExactly(stored, within(1e-5f));
            }
        }
    }

    @Test
    void clippingKeepsWeightsInBounds() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = network(Blocks.mlp(6, 5), DataType.FLOAT32, manager);
            NDArray weight = network.decoder().getParameters().get(0).getValue().getArray();
            float[] before = weight.toFloatArray();
            new WeightClipping(0.25).on(network, manager).updated();
            float[] after = weight.toFloatArray();
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isEqualTo(Math.max(-0.25f, Math.min(0.25f, before[i])));
            }
            assertThat(before).isNotEqualTo(after);
        }
    }

    @Test
    void instanceNoiseHasItsDeviationAndStopsWithTraining() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = network(Blocks.mlp(6, 5), DataType.FLOAT32, manager);
            Regularization noise = new InstanceNoise(0.2).on(network, manager);
            NDArray codes = manager.zeros(new Shape(4000, 3));
            assertThat(noise.input(codes, new Noise(1, 2), false)).isSameAs(codes);
            NDArray noisy = noise.input(codes, new Noise(1, 2), true);
            assertThat(noisy.square().mean().getFloat()).isCloseTo(0.04f, within(0.001f));
            assertThat(noise.input(codes, new Noise(1, 2), true).toFloatArray())
                    .isEqualTo(noisy.toFloatArray());
            assertThat(noise.input(codes, new Noise(2, 2), true).toFloatArray())
                    .isNotEqualTo(noisy.toFloatArray());
        }
    }
}
