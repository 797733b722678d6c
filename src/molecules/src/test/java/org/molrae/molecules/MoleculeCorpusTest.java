package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.storage.Sha256;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.data.CorpusBuilder;

class MoleculeCorpusTest {

    @TempDir Path folder;

    private MoleculeCorpus corpus(String name, int maxLength) throws IOException {
        return new MoleculeCorpus(Grammar.named("smiles"), maxLength, 3, folder.resolve(name));
    }

    private Path chains() throws IOException {
        String lines =
                IntStream.range(1, 501)
                        .mapToObj(n -> "C".repeat(1 + n % 20) + "N".repeat(n / 250))
                        .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("chains.smi"), lines);
    }

    private static MoleculeFile open(Path file) throws IOException {
        return MoleculeFile.open(file, Reading.MOLECULES);
    }

    @Test
    void holdsOutTheSameMoleculesOnAnyNumberOfThreads() throws IOException {
        List<List<Integer>> sizes = new ArrayList<>();
        for (int threads : new int[] {1, 4}) {
            try (MoleculeFile file = open(chains());
                    MoleculeCorpus corpus = corpus("threads" + threads, 100)) {
                corpus.readSplit(file, OrderedPipeline.QUIET, threads);
                CorpusBuilder.Corpora corpora = corpus.finish(0);
                sizes.add(List.of(corpora.training().size(), corpora.validation().size()));
                assertThat(corpora.training().size() + corpora.validation().size()).isEqualTo(500);
                assertThat(corpora.validation().size()).isBetween(2, 30);
                assertThat(corpus.description("chains").sha256()).isEqualTo(Sha256.of(chains()));
            }
        }
        assertThat(sizes.get(1)).isEqualTo(sizes.get(0));
    }

    @Test
    void validatesOnAFileOfItsOwn() throws IOException {
        Path other = Files.writeString(folder.resolve("other.smi"), "CCC\nCC\n");
        try (MoleculeFile file = open(chains());
                MoleculeFile validation = open(other);
                MoleculeCorpus corpus = corpus("own", 100)) {
            corpus.readTraining(file, OrderedPipeline.QUIET, 2);
            corpus.readValidation(validation, OrderedPipeline.QUIET, 2);
            assertThat(corpus.trainingSize()).isEqualTo(500);
            assertThat(corpus.finish(0).validation().size()).isEqualTo(2);
            assertThat(corpus.description("both").sha256())
                    .isEqualTo(Sha256.of(chains()) + "+" + Sha256.of(other));
        }
    }

    @Test
    void refusesWhatItCannotLearnFrom() throws IOException {
        Path lines = Files.writeString(folder.resolve("bad.smi"), "CC\nC(\n" + "C".repeat(99));
        List<String> refused = new ArrayList<>();
        OrderedPipeline.Watch watch =
                new OrderedPipeline.Watch() {
                    @Override
                    public void refused(Refusals.Refusal refusal) {
                        refused.add(refusal.number() + " " + refusal.reason());
                    }
                };
        try (MoleculeFile file = open(lines);
                MoleculeCorpus corpus = corpus("bad", 20)) {
            corpus.readTraining(file, watch, 2);
            assertThat(corpus.trainingSize()).isEqualTo(1);
            assertThatThrownBy(() -> corpus.add("C(")).isInstanceOf(InvalidMoleculeException.class);
        }
        assertThat(refused).hasSize(2);
        assertThat(refused.get(0)).startsWith("2 syntax: ");
        assertThat(refused.get(1)).startsWith("3 ").contains("more than the maximum length of 20");
    }
}
