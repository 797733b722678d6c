package org.molrae.sequences.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.DerivationCursor;
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

    /** All derivations of a small budget are drawn, so that their probabilities add up to 1. */
    @ParameterizedTest
    @MethodSource("configs")
    void likelihoodsAreThoseOfTheMaskedDistribution(NetworkConfig config) {
        try (GrammarAutoencoder model = Expressions.untrained(config, 0, 5)) {
            DerivationDecoder decoder =
                    model.decoder(() -> new DerivationCursor(model.vocabulary(), 5));
            List<float[]> codes =
                    Collections.nCopies(256, codes(1, config.latentDimension()).get(0));
            Map<List<Integer>, Double> found = new HashMap<>();
            Map<List<Integer>, Integer> times = new HashMap<>();
            int chunks = 20;
            for (int chunk = 0; chunk < 2 * chunks; chunk++) {
                // what is rare at temperature 1 is found at another, and is worth the same there
                RuleChoice choice = new RuleChoice.Sampling(chunk < chunks ? 1 : 100);
                List<SplittableRandom> random = new ArrayList<>();
                for (int i = 0; i < 256; i++) {
                    random.add(new SplittableRandom(1000 * chunk + i));
                }
                DerivationDecoder.Scored scored = decoder.decodeScored(codes, 0, choice, random);
                for (int i = 0; i < 256; i++) {
                    List<Integer> rules = Arrays.stream(scored.rules()[i]).boxed().toList();
                    double likelihood = scored.logLikelihoods()[i];
                    Double before = found.put(rules, likelihood);
                    assertThat(before == null ? likelihood : before)
                            .isCloseTo(likelihood, within(1e-5));
                    times.merge(rules, chunk < chunks ? 1 : 0, Integer::sum);
                }
            }
            assertThat(found.size()).isGreaterThan(3);
            assertThat(found.values().stream().mapToDouble(Math::exp).sum())
                    .isCloseTo(1, within(1e-5));
            int draws = 256 * chunks;
            found.forEach(
                    (rules, likelihood) -> {
                        double p = Math.exp(likelihood);
                        double deviation = Math.sqrt(p * (1 - p) / draws);
                        assertThat((double) times.getOrDefault(rules, 0) / draws)
                                .isCloseTo(p, within(5 * deviation + 1.0 / draws));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void scoringDoesNotChangeWhatIsDrawn(NetworkConfig config) {
        try (GrammarAutoencoder model = Expressions.untrained(config, 0, 5)) {
            List<float[]> codes = codes(256, config.latentDimension());
            for (RuleChoice choice :
                    List.of(
                            new RuleChoice.Greedy(),
                            new RuleChoice.Sampling(1),
                            new RuleChoice.Sampling(0.7, 3, 0.9, 0.05))) {
                DerivationDecoder.Scored scored =
                        model.decoder().decodeScored(codes, 0, choice, generators(256));
                assertThat(scored.rules())
                        .isDeepEqualTo(model.decoder().decode(codes, 0, choice, generators(256)));
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
