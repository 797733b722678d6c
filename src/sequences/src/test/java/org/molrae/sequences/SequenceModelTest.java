package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Posterior;
import org.molrae.sequences.SequenceModel.Network;
import org.molrae.sequences.SequenceModel.Task;
import org.molrae.sequences.network.KusnerConfig;

final class SequenceModelTest {

    @Test
    void publishedNetworksHaveTheAuthorsSizes() {
        TrainingOptions expressions =
                SequenceModel.GVAE.options(Task.EXPRESSIONS, Network.PUBLISHED);
        assertThat(expressions.network()).isEqualTo(KusnerConfig.EXPRESSIONS);
        assertThat(expressions.batchSize()).isEqualTo(600);
        assertThat(expressions.plan().epochs()).isEqualTo(50);
        TrainingOptions molecules = SequenceModel.GVAE.options(Task.MOLECULES, Network.PUBLISHED);
        assertThat(molecules.network()).isEqualTo(KusnerConfig.MOLECULES);
        assertThat(molecules.merges()).isZero();
        assertThat(
                        SequenceModel.CVAE
                                .options(Task.EXPRESSIONS, Network.PUBLISHED)
                                .network()
                                .maxLength())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void theDivergenceIsWeighedByColumnsAndDimensions(Network network) {
        TrainingOptions gvae = SequenceModel.GVAE.options(Task.EXPRESSIONS, network);
        assertThat(gvae.objective().posterior()).isEqualTo(new Posterior.Gaussian(0.01));
        assertThat(gvae.objective().latentPenalty()).isEqualTo(new LatentPenalty.KullbackLeibler());
        assertThat(gvae.objective().latentWeight()).isCloseTo(12 / 25.0, within(1e-12));
        assertThat(SequenceModel.CVAE.options(Task.MOLECULES, network).objective().latentWeight())
                .isCloseTo(35 / 56.0, within(1e-12));
    }

    @Test
    void onlyTheCharacterModelReadsCharacters() {
        for (SequenceModel model : SequenceModel.values()) {
            assertThat(model.grammar(Task.EXPRESSIONS, Network.OURS).name())
                    .isEqualTo(model == SequenceModel.CVAE ? "characters" : "expression");
        }
        assertThat(SequenceModel.GRAE.grammar(Task.MOLECULES, Network.OURS).name())
                .isEqualTo("smiles");
        assertThat(SequenceModel.GRAE.grammar(Task.MOLECULES, Network.PUBLISHED).name())
                .isEqualTo("kusner");
    }

    @Test
    void hasNames() {
        assertThat(SequenceModel.named("GcVvae")).isEqualTo(SequenceModel.GCVVAE);
        assertThatThrownBy(() -> SequenceModel.named("wvae"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown model 'wvae'; there are grae, gcvvae, gvae, cvae");
    }
}
