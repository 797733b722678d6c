package org.molrae.sequences.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.grammar.DerivationCodec;
import org.molrae.sequences.Expressions;
import org.molrae.sequences.GrammarAutoencoder;

final class DerivationLikelihoodTest {

    private static List<int[]> derivations(GrammarAutoencoder model, List<String> texts)
            throws Exception {
        DerivationCodec codec = new DerivationCodec(model.vocabulary().plain());
        List<int[]> derivations = new ArrayList<>();
        for (String text : texts) {
            derivations.add(codec.encode(text).rules());
        }
        return derivations;
    }

    @Test
    void aDerivationIsAsLikelyAloneAsBesideOthers() throws Exception {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 4, 3)) {
            List<int[]> all = derivations(model, Expressions.random(70, 5));
            float[][] codes = new float[all.size()][Expressions.SMALL.latentDimension()];
            for (int i = 0; i < codes.length; i++) {
                Arrays.fill(codes[i], i * 0.01f);
            }
            double[] together = model.likelihood().logLikelihoods(all, codes, 0, 1);
            for (int i = 0; i < codes.length; i += 23) {
                double[] alone =
                        model.likelihood()
                                .logLikelihoods(
                                        all.subList(i, i + 1), new float[][] {codes[i]}, 0, 1);
                assertThat(alone[0]).isNegative().isCloseTo(together[i], within(1e-4));
            }
        }
    }

    @Test
    void refusesCodesThatAreNotAsManyAsDerivations() throws Exception {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 1)) {
            List<int[]> one = derivations(model, List.of("x"));
            assertThatThrownBy(() -> model.likelihood().logLikelihoods(one, new float[2][8], 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("2 codes for 1 derivations");
        }
    }
}
