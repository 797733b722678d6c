package org.molrae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PublishedWeights;
import org.molrae.autoencoder.WeightClipping;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.images.data.ImageShape;

class ImageTrainingConfigurationTest {

    private static final ImageShape DIGITS = new ImageShape(1, 32);
    private static final TrainingBudget BUDGET = new TrainingBudget(1 / 8.0, 20, 1e-3, 100, 10);

    private static ImageTrainingConfiguration of(List<Map<String, ?>> layers) {
        return ImageTrainingConfiguration.of(DIGITS, BUDGET, layers);
    }

    @Test
    void whatIsNotSetIsTheBudgetsAndTheAuthors() {
        ImageTrainingConfiguration plain = of(List.of());
        assertThat(plain.preset()).isEqualTo(Preset.RAE_L2);
        assertThat(plain.options()).isEqualTo(BUDGET.options(Preset.RAE_L2, 1, DIGITS));
        // every preset is there by its name, with its parts and the published weights
        for (Preset preset : Preset.values()) {
            ImageTrainingConfiguration chosen = of(List.of(Map.of("objective", preset.label())));
            assertThat(chosen.preset()).isEqualTo(preset);
            assertThat(chosen.options().objective())
                    .isEqualTo(PublishedWeights.MNIST.objective(preset));
        }
    }

    @Test
    void laterLayersWin() {
        ImageTrainingOptions options =
                of(List.of(
                                Map.of(
                                        "objective",
                                        "vae",
                                        "latentWeight",
                                        0.5,
                                        "batchSize",
                                        20,
                                        "network",
                                        Map.of("width", 0.25, "latentDimension", 8),
                                        "plan",
                                        Map.of("epochs", 3, "schedule", "plateau")),
                                Map.of(
                                        "objective",
                                        "rae",
                                        "regularizer",
                                        "weight-clipping(0.05)",
                                        "plan",
                                        Map.of("epochs", 4))))
                        .options();
        assertThat(options.objective().latentPenalty()).isEqualTo(Preset.RAE.latentPenalty());
        assertThat(options.objective().latentWeight()).isEqualTo(0.5);
        assertThat(options.objective().decoderRegularizer()).isEqualTo(new WeightClipping(0.05));
        assertThat(options.plan().epochs()).isEqualTo(4);
        assertThat(options.plan().schedule()).isEqualTo(TrainingPlan.Schedule.PLATEAU);
        assertThat(options.batchSize()).isEqualTo(20);
        assertThat(options.network().baseChannels()).isEqualTo(32);
        assertThat(options.network().latentDimension()).isEqualTo(8);
    }

    @Test
    void mistakesAreNamed() {
        assertWrong(Map.of("epochs", 3), "unknown setting epochs; there are objective");
        assertWrong(Map.of("plan", Map.of("epoch", 3)), "unknown setting plan.epoch");
        assertWrong(Map.of("plan", 3), "plan is a group");
        assertWrong(Map.of("objective", "gan"), "unknown preset 'gan'; there are vae");
        assertWrong(Map.of("regularizer", "dropout"), "regularizer: unknown");
        assertWrong(Map.of("latentWeight", -1), "latentWeight must be finite and not negative");
        assertWrong(Map.of("batchSize", "many"), "batchSize: a number is wanted, not \"many\"");
        assertWrong(Map.of("batchSize", 1e10), "batchSize: a number below");
        assertWrong(Map.of("components", 2.5), "components: a whole number is wanted, not 2.5");
        assertWrong(Map.of("components", List.of(1)), "components: a number is wanted, not [1]");
        assertWrong(Map.of("network", Map.of("width", "1/4")), "network.width: a number is wanted");
        assertWrong(Map.of("network", Map.of("width", -1)), "the width factor must lie in");
        assertWrong(
                Map.of("plan", Map.of("schedule", "steps")),
                "plan.schedule: there is no steps, there are constant, cosine, plateau");
        assertWrong(Map.of("latentPenalty", "kl"), "kl needs another posterior");
    }

    private static void assertWrong(Map<String, ?> settings, String message) {
        assertThatThrownBy(() -> of(List.of(settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
