package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Lexicon;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.SequenceRun;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.StartingPoint;
import org.molrae.sequences.TrainingConfiguration;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.KusnerConfig;
import org.molrae.sequences.network.NetworkConfig;
import org.molrae.sequences.network.RecurrentConfig;

/** A model that goes on with a few molecules, some with atoms that it has never seen. */
class FineTuningTest {

    private static final List<String> OLD =
            List.of("CCO", "C[NH3+]", "CC(=O)[O-]", "C1=CC=CC=C1[N+](=O)[O-]", "CC=CC");

    private static final List<String> NEW =
            List.of("C[Si](C)(C)C", "[2H]OC", "C[Se]C", "CC(=O)[O-].[Na+]");

    @TempDir Path folder;

    static Stream<NetworkConfig> networks() {
        return Stream.of(
                new ConvolutionalGruConfig(8, 48, 8, List.of(16, 16), 3, 16, 48, 1),
                new KusnerConfig(6, 48, List.of(4, 4, 4), List.of(2, 3, 4), 16, 16, 2, true),
                new RecurrentConfig(6, 48, 8, 12, 16, 24, 1));
    }

    /** The vocabulary of the old molecules, with merged rules. */
    private Vocabulary vocabulary() throws Exception {
        try (CorpusBuilder builder =
                new CorpusBuilder(Grammar.named("smiles"), 48, folder.resolve("old"))) {
            for (String smiles : OLD) {
                builder.addTraining(KekuleForm.of(smiles));
            }
            return builder.finish(4).vocabulary();
        }
    }

    private CorpusBuilder.Corpora corpora(Vocabulary vocabulary, List<String> molecules)
            throws Exception {
        Path file = Files.write(folder.resolve("molecules.smi"), molecules);
        try (MoleculeFile in = MoleculeFile.open(file, Reading.MOLECULES);
                MoleculeCorpus corpus =
                        new MoleculeCorpus(vocabulary, 48, 1, folder.resolve("corpus"))) {
            corpus.readSplit(in, OrderedPipeline.QUIET, 1);
            return corpus.finish(vocabulary.merges().size());
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aLongerLexiconLeavesOldMoleculesAlone(NetworkConfig config) throws Exception {
        Vocabulary vocabulary = vocabulary();
        List<String> both = new ArrayList<>(OLD);
        both.addAll(NEW);
        Vocabulary longer = corpora(vocabulary, both).vocabulary();
        assertThat(longer.lexicon().entries())
                .startsWith(vocabulary.lexicon().entries().toArray(Lexicon.Entry[]::new))
                .extracting(Lexicon.Entry::spelling)
                .endsWith("[Si]", "[2H]", "[Se]", "[Na+]");
        assertThat(longer.merges()).hasSameSizeAs(vocabulary.merges());
        try (MoleculeGenerator before =
                        MoleculeGenerator.of(
                                GrammarAutoencoder.untrained(
                                        vocabulary, config, ComputeDevice.CPU, 5));
                MoleculeGenerator after = grown(before, longer)) {
            for (String smiles : OLD) {
                assertThat(after.encode(smiles))
                        .containsExactly(before.encode(smiles), within(1e-5f));
            }
            List<float[]> codes = List.of(before.encode("CCO"), before.encode("C[NH3+]"));
            assertThat(after.decode(codes)).isEqualTo(before.decode(codes));
            List<int[]> old = List.of(before.derive("CC(=O)[O-]"));
            double[] likely = likelihood(before, old);
            assertThat(likelihood(after, old)).containsExactly(likely, within(0.02));
            assertThatThrownBy(() -> before.encode("C[Si](C)(C)C"))
                    .hasMessageContaining("[Si] is not in the model's lexicon");
            assertThat(after.encode("C[Si](C)(C)C")).hasSize(config.latentDimension());
        }
    }

    private static MoleculeGenerator grown(MoleculeGenerator before, Vocabulary longer)
            throws Exception {
        StartingPoint start = StartingPoint.of("old", before.model()).extended(longer);
        GrammarAutoencoder model =
                GrammarAutoencoder.untrained(longer, start.network(), ComputeDevice.CPU, 9);
        NetworkWeights.write(model.network(), start.weights());
        return MoleculeGenerator.of(model);
    }

    private static double[] likelihood(MoleculeGenerator generator, List<int[]> rules) {
        return generator.model().likelihood().logLikelihoods(rules, generator.encode(rules), 0, 1);
    }

    /** Follows nothing. */
    private static final class Silent implements TrainingListener, FitListener {
        @Override
        public void iteration(int iteration, double meanLogLikelihood) {}
    }

    @Test
    void thirtyMoleculesAreEnoughAndNewAtomsAreWritten() throws Exception {
        Vocabulary vocabulary = vocabulary();
        List<String> thirty = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            thirty.add("C".repeat(1 + i % 9) + "[Si](C)(C)" + "O".repeat(i / 9) + "C");
        }
        thirty.addAll(List.of("[2H]OC", "C[Se]C", "CC(=O)[O-].[Na+]"));
        CorpusBuilder.Corpora corpora = corpora(vocabulary, thirty);
        assertThat(corpora.validatesOnTraining()).isTrue();
        assertThat(corpora.training().size()).isEqualTo(30);
        assertThat(corpora.validation().size()).isEqualTo(30);
        StartingPoint start;
        try (GrammarAutoencoder model =
                GrammarAutoencoder.untrained(
                        vocabulary, networks().findFirst().orElseThrow(), ComputeDevice.CPU, 5)) {
            start = StartingPoint.of("old", model);
        }
        TrainingOptions options = start.options(30);
        assertThat(options.batchSize()).isEqualTo(4);
        assertThat(options.plan().epochs()).isBetween(40, 60);
        options =
                TrainingConfiguration.with(
                        options, Map.of("plan", Map.of("learningRate", 5e-3, "epochs", 30)));
        Path file = folder.resolve("model.safetensors");
        boolean finished =
                SequenceRun.begin(file)
                        .train(
                                start,
                                options,
                                corpora,
                                new SequenceTraining.DataDescription("x", "0"),
                                ComputeDevice.CPU,
                                new Silent());
        assertThat(finished).isTrue();
        try (MoleculeGenerator tuned = MoleculeGenerator.load(file.toString(), ComputeDevice.CPU)) {
            assertThat(tuned.sample(60, 1)).anyMatch(smiles -> smiles.contains("[Si]"));
            assertThat(tuned.encode("[2H]OC")).hasSize(8);
            assertThat(tuned.provenance().toString()).contains("old");
        }
    }

    @Test
    void moreMoleculesAreHeldOutAsBefore() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add("C".repeat(1 + i % 40));
        }
        CorpusBuilder.Corpora corpora = corpora(vocabulary(), many);
        assertThat(corpora.validatesOnTraining()).isFalse();
        assertThat(corpora.training().size() + corpora.validation().size()).isEqualTo(400);
    }
}
