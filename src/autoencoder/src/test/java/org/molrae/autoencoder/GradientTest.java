package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient of every term in every parameter, against central differences in double precision,
 * with decoders that are dense, convolutional and recurrent.
 */
class GradientTest {

    private static final int BATCH = 3;
    private static final int DIMENSION = 4;
    private static final int LATENT = 2;

    /** A decoder and the shape of what it gives for one code. */
    private record Decoder(String name, Supplier<Block> block, Shape output) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Decoder> DECODERS =
            List.of(
                    new Decoder("dense", () -> Blocks.mlp(5, DIMENSION), new Shape(DIMENSION)),
                    new Decoder("convolutional", Blocks::convolutional, new Shape(2, 4, 4)),
                    new Decoder("recurrent", Blocks::recurrent, new Shape(5, 4)));

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Decoder decoder : DECODERS) {
            for (String regularizer :
                    List.of(
                            "none",
                            "tikhonov",
                            "gradient-penalty",
                            "spectral-normalization",
                            "instance-noise(0.3)",
                            "weight-clipping(2)")) {
                cases.add(Arguments.of(decoder, "deterministic", "half-squared-norm", regularizer));
            }
        }
        Decoder dense = DECODERS.get(0);
        for (String penalty : List.of("none", "half-squared-norm", "mmd")) {
            cases.add(Arguments.of(dense, "deterministic", penalty, "none"));
        }
        for (String posterior : List.of("gaussian", "constant-variance(0.7)")) {
            for (String penalty : List.of("kl", "half-squared-norm", "mmd")) {
                cases.add(Arguments.of(dense, posterior, penalty, "gradient-penalty"));
            }
        }
        cases.add(Arguments.of(dense, "noise-levels(0.5)", "half-squared-norm", "tikhonov"));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithDifferences(
            Decoder decoder, String posteriorLabel, String penalty, String regularizer) {
        Posterior posterior = Posterior.named(posteriorLabel);
        Objective objective =
                new Objective(
                        posterior,
                        LatentPenalty.named(penalty),
                        0.5,
                        DecoderRegularizer.named(regularizer),
                        0.25);
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network =
                    new BlockAutoencoder(
                            Blocks.mlp(5, posterior.encoderWidth(LATENT)),
                            decoder.block.get(),
                            DIMENSION,
                            posterior.decoderWidth(LATENT),
                            DataType.FLOAT64,
                            manager,
                            7);
            Criterion criterion = objective.over(network, manager);
            NDList batch = new NDList(inputs(manager), targets(decoder, manager));
            check(criterion, network, batch);
            assertThat(criterion.state().isEmpty())
                    .isEqualTo(!regularizer.equals("spectral-normalization"));
        }
    }

    private static NDArray inputs(NDManager manager) {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(BATCH * DIMENSION, -1, 1).toArray();
        return manager.create(values, new Shape(BATCH, DIMENSION));
    }

    private static NDArray targets(Decoder decoder, NDManager manager) {
        Shape shape = new Shape(BATCH).addAll(decoder.output);
        return manager.create(
                new SplittableRandom(2).doubles(shape.size(), -1, 1).toArray(), shape);
    }

    private static void check(Criterion criterion, EncoderDecoder network, NDList batch) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(loss(criterion, batch));
        }
        int moved = 0;
        for (Pair<String, Parameter> entry : NetworkWeights.parameters(network)) {
            NDArray array = entry.getValue().getArray();
            double[] gradient = array.getGradient().toDoubleArray();
            double[] values = array.toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                double step = 1e-5;
                double up = lossAt(array, values, i, step, criterion, batch);
                double down = lossAt(array, values, i, -step, criterion, batch);
                double expected = (up - down) / (2 * step);
                assertThat(gradient[i])
                        .as(entry.getKey() + " " + i)
                        .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
                moved += Math.abs(expected) > 1e-4 ? 1 : 0;
            }
            array.set(values);
        }
        assertThat(moved).isGreaterThan(20);
    }

    private static NDArray loss(Criterion criterion, NDList batch) {
        return criterion.of(batch, new Noise(3, 0), true).total();
    }

    private static double lossAt(
            NDArray array,
            double[] values,
            int index,
            double step,
            Criterion criterion,
            NDList batch) {
        double[] moved = values.clone();
        moved[index] += step;
        array.set(moved);
        return loss(criterion, batch).toDoubleArray()[0];
    }
}
