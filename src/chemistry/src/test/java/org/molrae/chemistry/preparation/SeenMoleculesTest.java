package org.molrae.chemistry.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeenMoleculesTest {

    @Test
    void knowsWhatItHasSeen() {
        SeenMolecules seen = new SeenMolecules();
        Set<String> reference = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(6);
            for (int j = 0; j < length; j++) {
                text.append("CNO=#(1)F".charAt(random.nextInt(9)));
            }
            assertThat(seen.add(text.toString())).isEqualTo(reference.add(text.toString()));
        }
    }
}
