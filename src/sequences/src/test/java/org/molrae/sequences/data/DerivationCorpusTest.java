package org.molrae.sequences.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivationCorpusTest {

    @TempDir Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Random random = new Random(4);
        List<int[]> derivations = new ArrayList<>();
        try (DerivationCorpus.Writer writer =
                new DerivationCorpus.Writer(folder.resolve("corpus"))) {
            for (int i = 0; i < 5000; i++) {
                int[] rules = random.ints(random.nextInt(60), 0, 0x10000).toArray();
                derivations.add(rules);
                writer.add(rules);
            }
            DerivationCorpus corpus = writer.finish();
            assertThat(corpus.size()).isEqualTo(5000);
            for (int i = 0; i < 5000; i++) {
                int index = random.nextInt(5000);
                assertThat(corpus.derivation(index)).isEqualTo(derivations.get(index));
                assertThat(corpus.length(index)).isEqualTo(derivations.get(index).length);
            }
            assertThat(corpus.derivations()).containsExactlyElementsOf(derivations);
        }
    }

    @Test
    void anEmptyCorpusIsEmpty() throws IOException {
        try (DerivationCorpus.Writer writer =
                new DerivationCorpus.Writer(folder.resolve("corpus"))) {
            assertThat(writer.finish().size()).isZero();
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        try (DerivationCorpus.Writer writer =
                new DerivationCorpus.Writer(folder.resolve("corpus"))) {
            assertThatThrownBy(() -> writer.add(new int[] {70_000})).hasMessageContaining("70000");
            assertThatThrownBy(() -> writer.add(new int[65_535])).hasMessageContaining("too long");
        }
    }
}
