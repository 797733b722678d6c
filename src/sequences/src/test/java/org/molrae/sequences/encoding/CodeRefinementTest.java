package org.molrae.sequences.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.SyntaxException;
import org.molrae.sequences.Expressions;
import org.molrae.sequences.GrammarAutoencoder;

class CodeRefinementTest {

    @TempDir Path folder;

    @Test
    void wrongCodesAreMendedAndRightOnesKept() throws IOException, SyntaxException {
        try (GrammarAutoencoder model = Expressions.trained(40, folder)) {
            List<int[]> unseen = derivations(model, 200, 77);
            float[][] codes = model.encode(unseen);
            float[][] before = deepCopy(codes);
            boolean[] right = right(model, unseen, codes);
            CodeRefinement refinement = model.refinement(model.decoder());

            float[][] refined = refinement.refine(unseen, codes, 20);

            assertThat(codes).isDeepEqualTo(before);
            boolean[] refinedRight = right(model, unseen, refined);
            int mended = 0;
            for (int i = 0; i < codes.length; i++) {
                boolean same = Arrays.equals(codes[i], refined[i]);
                assertThat(same).as("unchanged %d", i).isEqualTo(right[i] || !refinedRight[i]);
                mended += refinedRight[i] && !right[i] ? 1 : 0;
            }
            assertThat(mended).isPositive();
            assertThat(refinement.refine(unseen, codes, 0)).isDeepEqualTo(codes);
            assertThat(refinement.refine(unseen, codes, 20)).isDeepEqualTo(refined);
        }
    }

    private static List<int[]> derivations(GrammarAutoencoder model, int count, long seed)
            throws SyntaxException {
        DerivationCodec codec = new DerivationCodec(model.vocabulary().plain());
        List<int[]> derivations = new ArrayList<>();
        for (String text : Expressions.random(count, seed)) {
            Derivation derivation = codec.encode(text);
            if (derivation.spellings().isEmpty() && derivation.size() <= model.maxLength()) {
                derivations.add(derivation.rules());
            }
        }
        return derivations;
    }

    private static boolean[] right(
            GrammarAutoencoder model, List<int[]> derivations, float[][] codes) {
        List<int[]> decoded = model.decode(Arrays.asList(codes));
        boolean[] right = new boolean[codes.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = Arrays.equals(model.vocabulary().expand(decoded.get(i)), derivations.get(i));
        }
        return right;
    }

    private static float[][] deepCopy(float[][] codes) {
        return Arrays.stream(codes).map(float[]::clone).toArray(float[][]::new);
    }
}
