package org.molrae.sequences.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.autoencoder.Criterion;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Noise;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.sequences.Expressions;

class SequenceNetworkTest {

    private static final int RULES = 4;
    private static final int BATCH = 2;
    private static final int LENGTH = 3;

    /** In context 0 nothing is legal, in 1 rules 1 and 3 are, in 2 only rule 2 is. */
    private static final boolean[][] LEGAL = {
        new boolean[RULES], {false, true, false, true}, {false, false, true, false}
    };

    private static final ConvolutionalGruConfig TWO_LAYERS =
            new ConvolutionalGruConfig(4, 8, 5, List.of(6), 3, 7, 9, 2);

    static List<NetworkConfig> configs() {
        return List.of(
                Expressions.SMALL,
                TWO_LAYERS,
                Expressions.SMALL_RECURRENT,
                Expressions.SMALL_KUSNER);
    }

    private static SequenceNetwork network(NetworkConfig config, NDManager manager) {
        return new SequenceNetwork(
                config,
                NetworkConfig.Sizes.of(config, new Posterior.Deterministic(), 5, LEGAL[0].length),
                LEGAL,
                manager,
                1);
    }

    private static NDList batch(NetworkConfig config, NDManager manager) {
        int multiple = config.encoderLengthMultiple();
        int encodedLength = (6 + multiple - 1) / multiple * multiple;
        int padding = config.isEncoderMerged() ? RULES : 5;
        int[] encoded = new int[BATCH * encodedLength];
        for (int i = 0; i < encoded.length; i++) {
            // rows differ: normalization over the batch would take away what they share
            encoded[i] = (i + i / encodedLength) % padding;
        }
        encoded[encoded.length - 1] = padding;
        Shape steps = new Shape(LENGTH, BATCH);
        return new NDList(
                manager.create(encoded, new Shape(BATCH, encodedLength)),
                manager.create(new int[] {RULES, RULES, 1, 3, 2, 0}, steps),
                manager.create(new long[] {1, 3, 2, 1, 3, 0}, steps),
                manager.create(new int[] {1, 1, 2, 1, 1, 0}, steps),
                manager.create(new float[] {1, 1, 1, 1, 1, 0}, steps));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void lossIsTheCrossEntropyOverLegalRules(NetworkConfig config) {
        try (NDManager manager = NDManager.newBaseManager()) {
            SequenceNetwork network = network(config, manager);
            NDList batch = batch(config, manager);
            ParameterStore parameters = new ParameterStore(manager, false);
            NDArray codes = network.encode(parameters, batch, false);
            assertThat(codes.getShape()).isEqualTo(new Shape(BATCH, config.latentDimension()));
            float[] loss =
                    network.reconstructionLoss(
                                    network.decode(parameters, codes, batch, false), batch)
                            .toFloatArray();
            double[] sums = new double[BATCH];
            float[] logits =
                    ((SequenceDecoder) network.decoder())
                            .logits(parameters, codes, batch.get(1), false)
                            .toFloatArray();
            long[] rules = batch.get(2).toLongArray();
            int[] contexts = batch.get(3).toIntArray();
            float[] present = batch.get(4).toFloatArray();
            for (int cell = 0; cell < LENGTH * BATCH; cell++) {
                if (present[cell] == 0) {
                    continue;
                }
                double total = 0;
                for (int rule = 0; rule < RULES; rule++) {
                    if (LEGAL[contexts[cell]][rule]) {
                        total += Math.exp(logits[cell * RULES + rule]);
                    }
                }
                sums[cell % BATCH] += Math.log(total) - logits[cell * RULES + (int) rules[cell]];
            }
            for (int example = 0; example < BATCH; example++) {
                assertThat((double) loss[example]).isCloseTo(sums[example], within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void stepsGiveTheLogitsOfTheWholeSequence(NetworkConfig config) {
        try (NDManager manager = NDManager.newBaseManager()) {
            SequenceNetwork network = network(config, manager);
            NDList batch = batch(config, manager);
            ParameterStore parameters = new ParameterStore(manager, false);
            NDArray codes = network.encode(parameters, batch, false);
            float[] whole =
                    ((SequenceDecoder) network.decoder())
                            .logits(parameters, codes, batch.get(1), false)
                            .toFloatArray();
            StepDecoder steps = network.steps(parameters);
            NDList state = steps.begin(codes);
            for (int step = 0; step < LENGTH; step++) {
                NDList stepped = steps.step(state, batch.get(1).get(step), step);
                float[] logits = stepped.get(0).toFloatArray();
                for (int i = 0; i < logits.length; i++) {
                    assertThat(logits[i]).isCloseTo(whole[step * logits.length + i], within(1e-4f));
                }
                state = new NDList(stepped.subList(1, stepped.size()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyParameterGetsAGradient(NetworkConfig config) {
        try (NDManager manager = NDManager.newBaseManager()) {
            SequenceNetwork network = network(config, manager);
            NDList batch = batch(config, manager);
            Criterion criterion = Preset.RAE.objective(0.1, 0).over(network, manager);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                LossTerms terms = criterion.of(batch, new Noise(1, 0), true);
                collector.backward(terms.total());
            }
            for (Pair<String, Parameter> entry : NetworkWeights.parameters(network)) {
                Parameter parameter = entry.getValue();
                if (!parameter.requiresGradient()) {
                    // the moments that batch normalization keeps
                    assertThat(parameter.getName()).startsWith("running");
                    continue;
                }
                float size = parameter.getArray().getGradient().abs().sum().toFloatArray()[0];
                assertThat(size).as(entry.getKey()).isPositive();
            }
        }
    }

    @Test
    void publishedSizesOfKusnersNetwork() {
        // 277 - 8 - 8 - 10 positions of 10 channels into 435, as in the authors' code
        assertThat(KusnerConfig.MOLECULES.convolvedLength()).isEqualTo(251);
        assertThat(KusnerConfig.EXPRESSIONS.convolvedLength()).isEqualTo(9);
    }

    @Test
    void sizesAreChecked() {
        assertThatThrownBy(() -> new KusnerConfig(1, 3, List.of(1), List.of(4), 1, 1, 1, false))
                .hasMessageContaining("kernel");
        assertThatThrownBy(() -> new ConvolutionalGruConfig(0, 24, 8, List.of(16), 3, 16, 48, 1))
                .hasMessageContaining("latent dimension");
        assertThatThrownBy(() -> new ConvolutionalGruConfig(8, 24, 8, List.of(16), 4, 16, 48, 1))
                .hasMessageContaining("odd");
    }

    static List<NetworkConfig> shapes() {
        return List.of(
                new ConvolutionalGruConfig(3, 20, 4, List.of(5, 6, 7), 3, 8, 9, 2),
                new ConvolutionalGruConfig(3, 8, 4, List.of(5), 5, 8, 9, 1),
                new KusnerConfig(3, 15, List.of(2, 3), List.of(2, 4), 6, 7, 3, true),
                new KusnerConfig(3, 15, List.of(2), List.of(3), 6, 7, 1, false));
    }

    /** What a file is checked by before memory is taken for its network. */
    @ParameterizedTest
    @MethodSource("shapes")
    void theNumbersOfANetworkAreKnownBeforeItIsMade(NetworkConfig config) {
        NetworkConfig.Sizes sizes =
                NetworkConfig.Sizes.of(config, new Posterior.NoiseLevels(0.5), 11, LEGAL[0].length);
        assertThat(sizes.codeWidth()).isEqualTo(4);
        try (NDManager manager = NDManager.newBaseManager()) {
            SequenceNetwork network = new SequenceNetwork(config, sizes, LEGAL, manager, 1);
            assertThat(config.parameters(sizes))
                    .isEqualTo(
                            NetworkWeights.read(network).values().stream()
                                    .mapToLong(HostTensor::count)
                                    .sum());
        }
    }
}
