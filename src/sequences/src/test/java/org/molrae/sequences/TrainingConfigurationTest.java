package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.WeightClipping;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.KusnerConfig;

class TrainingConfigurationTest {

    private static TrainingOptions with(Map<String, ?> settings) {
        return TrainingConfiguration.with(TrainingOptions.DEFAULT, settings);
    }

    @Test
    void whatIsNotSetKeepsItsDefault() {
        assertThat(with(Map.of())).isEqualTo(TrainingOptions.DEFAULT);
    }

    @Test
    void settingsChangeWhatTheyName() {
        TrainingOptions options =
                with(
                        Map.of(
                                "merges",
                                64,
                                "objective",
                                "ae",
                                "plan",
                                Map.of("epochs", 3, "schedule", "constant"),
                                "network",
                                Map.of("latentDimension", 10, "encoderChannels", List.of(8, 8))));
        assertThat(options.merges()).isEqualTo(64);
        assertThat(options.preset()).isEqualTo(Preset.AE);
        assertThat(options.plan().epochs()).isEqualTo(3);
        assertThat(options.plan().schedule()).isEqualTo(TrainingPlan.Schedule.CONSTANT);
        assertThat(options.plan().seed()).isEqualTo(TrainingOptions.DEFAULT.plan().seed());
        ConvolutionalGruConfig network = (ConvolutionalGruConfig) options.network();
        assertThat(network.latentDimension()).isEqualTo(10);
        assertThat(network.encoderChannels()).containsExactly(8, 8);
        assertThat(network.stateSize()).isEqualTo(ConvolutionalGruConfig.DEFAULT.stateSize());
    }

    @Test
    void anArchitectureBringsItsOwnDefaults() {
        KusnerConfig network =
                (KusnerConfig)
                        with(Map.of("network", Map.of("architecture", "kusner", "stateSize", 20)))
                                .network();
        assertThat(network.dense()).isEqualTo(435);
        assertThat(network.stateSize()).isEqualTo(20);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> with(Map.of("epoch", 3))).hasMessageContaining("epoch");
        assertThatThrownBy(() -> with(Map.of("plan", Map.of("epoch", 3))))
                .hasMessageContaining("plan.epoch")
                .hasMessageContaining("epochs");
        assertThatThrownBy(() -> with(Map.of("plan", 3))).hasMessageContaining("group");
        assertThatThrownBy(() -> with(Map.of("merges", "many")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(Map.of("objective", "gan"))).hasMessageContaining("gan");
        assertThatThrownBy(() -> with(Map.of("batchSize", 0))).hasMessageContaining("batch size");
        assertThatThrownBy(() -> with(Map.of("network", Map.of("architecture", "lstm"))))
                .hasMessageContaining("there are convolutional-gru, recurrent");
        assertThatThrownBy(() -> with(Map.of("network", Map.of("latentDimension", -1))))
                .hasMessageContaining("latent dimension");
    }

    @Test
    void partsTakeThePlacesOfThePresets() {
        TrainingOptions options =
                with(
                        Map.of(
                                "objective", "rae",
                                "regularizer", "weight-clipping(0.05)",
                                "latentWeight", 0.5));
        assertThat(options.preset()).isEqualTo(Preset.RAE);
        assertThat(options.objective().decoderRegularizer()).isEqualTo(new WeightClipping(0.05));
        assertThat(options.objective().latentPenalty())
                .isEqualTo(new LatentPenalty.HalfSquaredNorm());
        assertThat(options.objective().latentWeight()).isEqualTo(0.5);
        assertThat(options.objectiveText())
                .isEqualTo(
                        "rae β=0.5 λ=1.0E-6 (posterior=deterministic penalty=half-squared-norm β=0.5"
                                + " regularizer=weight-clipping(0.05) λ=1.0E-6)");
        assertThat(with(Map.of("objective", "vae")).objective().posterior())
                .isEqualTo(new Posterior.Gaussian());
        assertThat(with(Map.of()).objectiveText()).isEqualTo("rae-l2 β=0.01 λ=1.0E-6");
    }

    @Test
    void aPresetReplacesWhatWasChosenBefore() {
        TrainingOptions before = with(Map.of("objective", "vae", "regularizer", "tikhonov"));
        TrainingOptions after = TrainingConfiguration.with(before, Map.of("objective", "wae"));
        assertThat(after.objective().decoderRegularizer().label()).isEqualTo("none");
        assertThat(after.objective().latentPenalty().label()).isEqualTo("mmd");
        assertThat(after.objective().posterior().label()).isEqualTo("deterministic");
    }

    @Test
    void mistakesInPartsNameTheirKey() {
        assertThatThrownBy(() -> with(Map.of("posterior", "cauchy")))
                .hasMessageContaining("posterior")
                .hasMessageContaining("gaussian");
        assertThatThrownBy(() -> with(Map.of("regularizer", "dropout")))
                .hasMessageContaining("regularizer")
                .hasMessageContaining("tikhonov");
        assertThatThrownBy(() -> with(Map.of("latentPenalty", "kl")))
                .hasMessageContaining("kl needs another posterior");
        assertThatThrownBy(() -> with(Map.of("latentWeight", "much")))
                .hasMessageContaining("latentWeight");
        assertThatThrownBy(() -> with(Map.of("regularizerWeight", -1)))
                .hasMessageContaining("regularizerWeight");
        assertThatThrownBy(() -> with(Map.of("posterior", List.of("gaussian", "gaussian"))))
                .hasMessageContaining("posterior");
    }
}
