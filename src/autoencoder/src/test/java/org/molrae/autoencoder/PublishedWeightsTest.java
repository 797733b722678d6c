package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedWeightsTest {

    @Test
    void weightsAreConvertedToSummedErrors() {
        // the mean over 1024 values, times 1024; 1/16 ‖z‖² is 2/16 of ½‖z‖²
        PublishedWeights mnist = PublishedWeights.MNIST;
        assertThat(mnist.latentWeight(Preset.RAE_L2)).isCloseTo(0.0128, within(1e-12));
        assertThat(mnist.regularizerWeight(Preset.RAE_L2)).isCloseTo(1.024e-4, within(1e-12));
        assertThat(mnist.latentWeight(Preset.VAE)).isEqualTo(0.312);
        assertThat(mnist.latentWeight(Preset.WAE)).isCloseTo(30.72, within(1e-12));
        // the mean over three channels, times three
        assertThat(PublishedWeights.CIFAR_10.latentWeight(Preset.VAE))
                .isCloseTo(0.072, within(1e-12));
        // 0.05 of the sum, times 20
        assertThat(PublishedWeights.CELEBA.latentWeight(Preset.WAE)).isEqualTo(2000);
        assertThat(PublishedWeights.CELEBA.latentWeight(Preset.RAE))
                .isCloseTo(1e-4 * 2 * 12_288 / 64, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(PublishedWeights.class)
    void everyModelHasAnObjective(PublishedWeights weights) {
        for (Preset preset : Preset.values()) {
            Objective objective = weights.objective(preset);
            boolean penalized = !(preset.latentPenalty() instanceof LatentPenalty.None);
            assertThat(objective.latentWeight() > 0).as(preset.label()).isEqualTo(penalized);
        }
        assertThat(weights.latentWeight(Preset.TWO_STAGE_VAE))
                .isEqualTo(weights.latentWeight(Preset.VAE));
    }
}
