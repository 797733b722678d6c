package org.molrae.sequences.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.sequences.Expressions;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.network.NetworkConfig;

class DerivationDecoderTest {

    static List<NetworkConfig> configs() {
        return List.of(Expressions.SMALL, Expressions.SMALL_KUSNER);
    }

    private static List<float[]> codes(int count, int dimension) {
        Random random = new Random(9);
        List<float[]> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] code = new float[dimension];
            for (int j = 0; j < dimension; j++) {
                code[j] = 3 * (float) random.nextGaussian();
            }
            codes.add(code);
        }
        return codes;
    }

    private static List<SplittableRandom> generators(int count) {
        List<SplittableRandom> generators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            generators.add(new SplittableRandom(i));
        }
        return generators;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void whateverIsDecodedParses(NetworkConfig config) throws Exception {
        int merges = config.architecture().equals("kusner") ? 0 : 8;
        try (GrammarAutoencoder model = Expressions.untrained(config, merges, 5)) {
            DerivationCodec codec = new DerivationCodec(model.vocabulary());
            DerivationCodec plain = new DerivationCodec(model.vocabulary().plain());
            List<float[]> codes = codes(256, config.latentDimension());
            for (double temperature : new double[] {0.2, 1, 5}) {
                int[][] derivations =
                        model.decoder()
                                .decode(
                                        codes,
                                        0,
                                        new RuleChoice.Sampling(temperature),
                                        generators(256));
                for (int[] rules : derivations) {
                    String text = codec.decode(Derivation.of(rules));
                    Derivation parsed = plain.encode(text);
                    assertThat(parsed.rules()).isEqualTo(model.vocabulary().expand(rules));
                    assertThat(parsed.size()).isLessThanOrEqualTo(config.maxLength());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void aCodeIsDecodedTheSameInAnyCompany(NetworkConfig config) {
        try (GrammarAutoencoder model = Expressions.untrained(config, 0, 5)) {
            List<float[]> codes = codes(256, config.latentDimension());
            List<int[]> together = model.decode(codes);
            for (int i = 0; i < 256; i += 50) {
                assertThat(model.decode(List.of(codes.get(i))).get(0)).isEqualTo(together.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void codesOfAnotherModelAreRefused(NetworkConfig config) {
        try (GrammarAutoencoder model = Expressions.untrained(config, 0, 5)) {
            assertThatThrownBy(() -> model.decode(List.of(new float[3])))
                    .hasMessageContaining("3 dimensions");
            assertThatThrownBy(
                            () ->
                                    model.decoder()
                                            .decode(
                                                    codes(257, config.latentDimension()),
                                                    0,
                                                    new RuleChoice.Greedy(),
                                                    List.of()))
                    .hasMessageContaining("256");
        }
    }
}
