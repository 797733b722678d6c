package org.molrae.sequences.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.grammar.DerivationCodec;
import org.molrae.sequences.Expressions;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.network.NetworkConfig;
import org.molrae.sequences.network.RecurrentConfig;

final class DerivationEncoderTest {

    static List<NetworkConfig> configs() {
        return List.of(
                Expressions.SMALL,
                Expressions.SMALL_RECURRENT,
                new RecurrentConfig(24, 24, 64, 128, 16, 24, 1),
                Expressions.SMALL_KUSNER);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void aCodeIsAFunctionOfItsDerivationToTheLastBit(NetworkConfig config) throws Exception {
        try (GrammarAutoencoder model = Expressions.untrained(config, 4, 3)) {
            DerivationCodec codec = new DerivationCodec(model.vocabulary().plain());
            List<int[]> derivations = new ArrayList<>();
            for (String text : Expressions.random(120, 5)) {
                derivations.add(codec.encode(text).rules());
            }
            float[][] together = model.encode(derivations);
            List<Integer> order = new ArrayList<>(IntStream.range(0, 120).boxed().toList());
            Collections.shuffle(order, new Random(1));
            float[][] shuffled = model.encode(order.stream().map(derivations::get).toList());
            float[][] parallel =
                    derivations.parallelStream()
                            .map(derivation -> model.encode(List.of(derivation))[0])
                            .toArray(float[][]::new);
            for (int i = 0; i < 120; i++) {
                assertThat(shuffled[i]).isEqualTo(together[order.get(i)]);
                assertThat(parallel[i]).isEqualTo(together[i]);
            }
            assertThat(Arrays.stream(together).map(Arrays::toString).distinct().count())
                    .isGreaterThan(115);
        }
    }
}
