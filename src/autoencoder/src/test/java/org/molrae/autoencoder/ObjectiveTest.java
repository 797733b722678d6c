package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {

    /** encoder: z = 2x; decoder: y = 3z, one dimension, no bias. */
    private static BlockAutoencoder twoThree(NDManager manager) {
        BlockAutoencoder network = BlockAutoencoder.linear(1, 1, manager, 1);
        network.encoder().getParameters().get(0).getValue().getArray().set(new float[] {2});
        network.decoder().getParameters().get(0).getValue().getArray().set(new float[] {3});
        return network;
    }

    @Test
    void termsAreThoseComputedByHand() {
        try (NDManager manager = NDManager.newBaseManager()) {
            BlockAutoencoder network = twoThree(manager);
            NDList batch = new NDList(manager.create(new float[] {1, 2}, new Shape(2, 1)));
            Objective objective = Preset.RAE_L2.objective(0.1, 0.01);
            LossTerms terms = objective.over(network, manager).of(batch, new Noise(1, 0), false);
            // x = 1, 2: y = 6, 12; errors 25, 100; z = 2, 4; norms 4, 16; one weight of 3
            assertThat(terms.reconstruction().getFloat()).isEqualTo(62.5f);
            assertThat(terms.latent().getFloat()).isEqualTo(5f);
            assertThat(terms.regularizer().getFloat()).isEqualTo(9f);
            assertThat(terms.total().getFloat()).isCloseTo(62.5f + 0.5f + 0.09f, within(1e-4f));
        }
    }

    @Test
    void theTenModelsAreChoicesOfParts() {
        assertThat(Preset.values())
                .extracting(Preset::label)
                .containsExactly(
                        "vae", "cv-vae", "wae", "2svae", "rae-gp", "rae-l2", "rae-sn", "rae", "ae",
                        "ae-l2");
        assertThat(Preset.RAE_GP.objective(1e-4, 1e-6))
                .hasToString(
                        "posterior=deterministic penalty=half-squared-norm β=1.0E-4"
                                + " regularizer=gradient-penalty λ=1.0E-6");
        assertThat(Preset.CV_VAE.objective(1, 0).toString())
                .contains("constant-variance(0.7) penalty=kl")
                .contains("regularizer=none");
        assertThat(Preset.WAE.objective(1, 0).toString()).contains("deterministic penalty=mmd");
        assertThat(Preset.AE_L2.objective(0, 1).toString())
                .contains("penalty=none")
                .contains("regularizer=tikhonov");
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void partsAreFoundByTheirLabels(Preset preset) {
        assertThat(Preset.named(preset.label().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(preset);
        assertThat(Posterior.named(preset.posterior().label())).isEqualTo(preset.posterior());
        assertThat(LatentPenalty.named(preset.latentPenalty().label()))
                .isEqualTo(preset.latentPenalty());
        assertThat(DecoderRegularizer.named(preset.decoderRegularizer().label()))
                .isEqualTo(preset.decoderRegularizer());
    }

    @Test
    void partsTakeTheirNumber() {
        assertThat(Posterior.named("Constant-Variance( 0.5 )"))
                .isEqualTo(new Posterior.ConstantVariance(0.5));
        assertThat(DecoderRegularizer.named("weight-clipping(1e-2)"))
                .isEqualTo(new WeightClipping(0.01));
        assertThat(DecoderRegularizer.named("gradient-penalty(0.001)").label())
                .isEqualTo("gradient-penalty(0.001)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dropout",
                "tikhonov(2)",
                "weight-clipping(-1)",
                "weight-clipping(x)",
                "instance-noise(0)",
                "instance-noise(1e999)",
                "gradient-penalty(1e-)",
                ""
            })
    void badRegularizersAreNamed(String label) {
        assertThatThrownBy(() -> DecoderRegularizer.named(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        assertThatThrownBy(() -> Preset.named("gan")).hasMessageContaining("rae-gp");
        assertThatThrownBy(() -> Posterior.named("cauchy")).hasMessageContaining("gaussian");
        assertThatThrownBy(() -> LatentPenalty.named("tv")).hasMessageContaining("mmd");
        assertThatThrownBy(() -> DecoderRegularizer.named("dropout"))
                .hasMessageContaining("spectral-normalization");
    }

    @Test
    void weightsMustBeFiniteAndNotNegative() {
        assertThatThrownBy(() -> Preset.RAE.objective(-1, 0)).hasMessageContaining("not negative");
        assertThatThrownBy(() -> Preset.RAE_L2.objective(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPointMassHasNoDivergence() {
        assertThatThrownBy(
                        () ->
                                new Objective(
                                        new Posterior.Deterministic(),
                                        new LatentPenalty.KullbackLeibler(),
                                        1,
                                        new DecoderRegularizer.None(),
                                        0))
                .hasMessage("the latent penalty kl needs another posterior than deterministic");
    }
}
