package org.molrae.benchmarks.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.benchmarks.latent.CodeInfluence.Draw;
import org.molrae.chemistry.fingerprint.Fingerprint;

final class CodeInfluenceTest {

    private static Draw draw(double logP, int... bits) {
        return new Draw(Fingerprint.fold(bits, 64), logP, 20 + logP, 0.5);
    }

    @Test
    void countsVarianceBetweenAndWithinCodes() {
        // means 2 and 6 around 4: B = 2 (4 + 4) / 1 = 16, W = (1 + 1 + 1 + 1) / 2 = 2
        List<List<Draw>> draws = List.of(List.of(draw(1), draw(3)), List.of(draw(5), draw(7)));
        CodeInfluence influence = CodeInfluence.of(draws);
        assertThat(influence.logP()).isCloseTo((16.0 - 2) / (16 + 2), within(1e-12));
        assertThat(influence.heavyAtoms()).isCloseTo(influence.logP(), within(1e-12));
        assertThat(influence.drugLikeness()).isNaN();
    }

    @Test
    void comparesDrawsOfACodeAndOfCodes() {
        List<List<Draw>> draws =
                List.of(
                        List.of(draw(0, 1, 2), draw(0, 1, 3)),
                        List.of(draw(1, 1, 2), draw(1, 4, 5)));
        CodeInfluence influence = CodeInfluence.of(draws);
        // within: 1/3 and 0; between: first with first 1, second with second 0
        assertThat(influence.within()).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(influence.between()).isCloseTo(0.5, within(1e-12));
    }
}
