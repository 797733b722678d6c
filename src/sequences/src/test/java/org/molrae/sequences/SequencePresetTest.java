package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Posterior;
import org.molrae.sequences.SequencePreset.Network;
import org.molrae.sequences.SequencePreset.Task;
import org.molrae.sequences.network.KusnerConfig;
import org.molrae.sequences.network.NetworkConfig;

final class SequencePresetTest {

    @Test
    void publishedNetworksHaveTheAuthorsSizes() {
        TrainingOptions expressions =
                SequencePreset.GVAE.options(Task.EXPRESSIONS, Network.PUBLISHED);
        assertThat(expressions.network()).isEqualTo(KusnerConfig.EXPRESSIONS);
        assertThat(expressions.batchSize()).isEqualTo(600);
        assertThat(expressions.plan().epochs()).isEqualTo(50);
        TrainingOptions molecules = SequencePreset.GVAE.options(Task.MOLECULES, Network.PUBLISHED);
        assertThat(molecules.network()).isEqualTo(KusnerConfig.MOLECULES);
        assertThat(molecules.merges()).isZero();
        assertThat(
                        SequencePreset.CVAE
                                .options(Task.EXPRESSIONS, Network.PUBLISHED)
                                .network()
                                .maxLength())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void theDivergenceIsWeighedByColumnsAndDimensions(Network network) {
        TrainingOptions gvae = SequencePreset.GVAE.options(Task.EXPRESSIONS, network);
        assertThat(gvae.objective().posterior()).isEqualTo(new Posterior.Gaussian(0.01));
        assertThat(gvae.objective().latentPenalty()).isEqualTo(new LatentPenalty.KullbackLeibler());
        assertThat(gvae.objective().latentWeight()).isCloseTo(12 / 25.0, within(1e-12));
        assertThat(SequencePreset.CVAE.options(Task.MOLECULES, network).objective().latentWeight())
                .isCloseTo(35 / 56.0, within(1e-12));
    }

    @Test
    void onlyTheCharacterModelReadsCharacters() {
        for (SequencePreset model : SequencePreset.values()) {
            assertThat(model.grammar(Task.EXPRESSIONS, Network.OURS).name())
                    .isEqualTo(model == SequencePreset.CVAE ? "characters" : "expression");
        }
        assertThat(SequencePreset.GRAE.grammar(Task.MOLECULES, Network.OURS).name())
                .isEqualTo("smiles");
        assertThat(SequencePreset.GRAE.grammar(Task.MOLECULES, Network.PUBLISHED).name())
                .isEqualTo("kusner");
    }

    /** The released loss, of a table of T = 15 times D = 12 cells and 25 dimensions, times D. */
    @Test
    void theWeightIsThatOfTheReleasedLoss() {
        double[] entropies = IntStream.range(0, 15 * 12).mapToDouble(i -> 0.01 * i).toArray();
        double[] divergences = IntStream.range(0, 25).mapToDouble(i -> 1 + 0.5 * i).toArray();
        double released = 15 * mean(entropies) + mean(divergences);
        double weight =
                SequencePreset.GVAE
                        .options(Task.EXPRESSIONS, Network.PUBLISHED)
                        .objective()
                        .latentWeight();
        double ours = Arrays.stream(entropies).sum() + weight * Arrays.stream(divergences).sum();
        assertThat(ours).isCloseTo(12 * released, within(1e-9));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "GRAE,    EXPRESSIONS, rae-l2 β=0.01 λ=1.0E-6",
        "GRAE,    MOLECULES,   rae-l2 β=0.01 λ=1.0E-6",
        "GCVVAE,  EXPRESSIONS, cv-vae β=0.48 λ=0.0 (posterior=constant-variance(0.1) penalty=kl β=0.48 regularizer=none λ=0.0)",
        "GVAE,    EXPRESSIONS, vae β=0.48 λ=0.0 (posterior=gaussian(0.01) penalty=kl β=0.48 regularizer=none λ=0.0)",
        "CVAE,    EXPRESSIONS, vae β=0.6 λ=0.0 (posterior=gaussian(0.01) penalty=kl β=0.6 regularizer=none λ=0.0)",
        "CVAE,    MOLECULES,   vae β=0.625 λ=0.0 (posterior=gaussian(0.01) penalty=kl β=0.625 regularizer=none λ=0.0)"
    })
    void hasOneObjectiveForAllNetworks(SequencePreset preset, Task task, String objective) {
        for (Network network : Network.values()) {
            assertThat(preset.options(task, network).objectiveText()).isEqualTo(objective);
        }
    }

    @Test
    void settingsWinAndTheWeightFollowsTheDimension() {
        Map<String, Map<String, Integer>> latent = Map.of("network", Map.of("latentDimension", 19));
        TrainingOptions narrow =
                SequencePreset.GVAE.options(Task.MOLECULES, Network.OURS, List.of(latent));
        assertThat(narrow.network().latentDimension()).isEqualTo(19);
        assertThat(narrow.objective().latentWeight()).isEqualTo(4);
        TrainingOptions weighed =
                SequencePreset.GVAE.options(
                        Task.MOLECULES, Network.OURS, List.of(Map.of("latentWeight", 0.5), latent));
        assertThat(weighed.objective().latentWeight()).isEqualTo(0.5);
        assertThat(weighed.objective().posterior()).isEqualTo(new Posterior.Gaussian(0.01));
        TrainingOptions grae =
                SequencePreset.GRAE.options(
                        Task.MOLECULES, Network.OURS, List.of(latent, Map.of("batchSize", 7)));
        assertThat(grae.objective())
                .isEqualTo(SequencePreset.GRAE.options(Task.MOLECULES, Network.OURS).objective());
        assertThat(grae.batchSize()).isEqualTo(7);
    }

    @Test
    void namingTheNetworksArchitectureKeepsItsLimits() {
        Map<String, Map<String, String>> kusner =
                Map.of("network", Map.of("architecture", "kusner"));
        assertThat(SequencePreset.CVAE.options(Task.MOLECULES, Network.PUBLISHED, List.of(kusner)))
                .isEqualTo(SequencePreset.CVAE.options(Task.MOLECULES, Network.PUBLISHED));
    }

    @Test
    void networksHaveTwoNames() {
        assertThat(Network.named("kusner")).isEqualTo(Network.named("published"));
        for (String architecture : NetworkConfig.architectures()) {
            assertThat(Network.named(architecture))
                    .isEqualTo(architecture.equals("kusner") ? Network.PUBLISHED : Network.OURS);
        }
        assertThatThrownBy(() -> Network.named("lstm"))
                .hasMessageStartingWith(
                        "unknown network 'lstm'; there are ours (convolutional-gru, recurrent")
                .hasMessageEndingWith("), published (kusner)");
    }

    @Test
    void isNoObjective() {
        assertThatThrownBy(
                        () ->
                                TrainingConfiguration.with(
                                        TrainingOptions.DEFAULT, Map.of("objective", "gvae")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective: gvae is a whole model; write preset: gvae");
    }

    @Test
    void hasNames() {
        assertThat(SequencePreset.named("GcVvae")).isEqualTo(SequencePreset.GCVVAE);
        assertThatThrownBy(() -> SequencePreset.named("wvae"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown model 'wvae'; there are grae, gcvvae, gvae, cvae");
    }
}
