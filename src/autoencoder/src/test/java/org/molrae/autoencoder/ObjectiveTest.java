package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

    /** encoder: z = 2x; decoder: y = 3z, one dimension, no bias. */
    private static LinearAutoencoder twoThree(NDManager manager) {
        LinearAutoencoder network = new LinearAutoencoder(1, 1, manager, 1);
        network.encoder().getParameters().get(0).getValue().getArray().set(new float[] {2});
        network.decoder().getParameters().get(0).getValue().getArray().set(new float[] {3});
        return network;
    }

    @Test
    void termsAreThoseComputedByHand() {
        try (NDManager manager = NDManager.newBaseManager()) {
            LinearAutoencoder network = twoThree(manager);
            NDList batch = new NDList(manager.create(new float[] {1, 2}, new Shape(2, 1)));
            Objective objective = Objective.Preset.RAE_L2.objective(0.1, 0.01);
            LossTerms terms =
                    objective.of(
                            network, new ParameterStore(manager, false), batch, manager, false);
            // x = 1, 2: y = 6, 12; errors 25, 100; z = 2, 4; norms 4, 16; one weight of 3
            assertThat(terms.reconstruction().getFloat()).isEqualTo(62.5f);
            assertThat(terms.latent().getFloat()).isEqualTo(5f);
            assertThat(terms.regularizer().getFloat()).isEqualTo(9f);
            assertThat(terms.total().getFloat()).isCloseTo(62.5f + 0.5f + 0.09f, within(1e-4f));
        }
    }

    @Test
    void gradientsAgreeWithDifferences() {
        try (NDManager manager = NDManager.newBaseManager()) {
            LinearAutoencoder network = new LinearAutoencoder(3, 2, manager, 7);
            NDList batch =
                    new NDList(
                            manager.create(new float[] {1, -2, 3, 0.5f, 1, -1}, new Shape(2, 3)));
            Objective objective = Objective.Preset.RAE_L2.objective(0.1, 0.05);
            ParameterStore parameters = new ParameterStore(manager, false);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(objective.of(network, parameters, batch, manager, true).total());
            }
            for (Parameter parameter : NetworkWeights.parameters(network).values()) {
                NDArray array = parameter.getArray();
                float[] gradient = array.getGradient().toFloatArray();
                float[] values = array.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    double step = 1e-2;
                    double up = lossAt(array, values, i, step, network, objective, batch, manager);
                    double down =
                            lossAt(array, values, i, -step, network, objective, batch, manager);
                    assertThat((double) gradient[i])
                            .isCloseTo((up - down) / (2 * step), within(2e-2));
                }
                array.set(values);
            }
        }
    }

    private static double lossAt(
            NDArray array,
            float[] values,
            int index,
            double step,
            LinearAutoencoder network,
            Objective objective,
            NDList batch,
            NDManager manager) {
        float[] moved = values.clone();
        moved[index] += (float) step;
        array.set(moved);
        return objective
                .of(network, new ParameterStore(manager, false), batch, manager, false)
                .total()
                .getFloat();
    }

    @Test
    void presetsChooseTheirParts() {
        assertThat(Objective.Preset.RAE_L2.objective(1, 1).decoderRegularizer())
                .isInstanceOf(DecoderRegularizer.Tikhonov.class);
        assertThat(Objective.Preset.RAE.objective(1, 1).regularizerWeight()).isZero();
        assertThat(Objective.Preset.AE.objective(1, 1).latentWeight()).isZero();
        assertThat(Objective.Preset.RAE_L2.label()).isEqualTo("rae-l2");
    }

    @Test
    void weightsMustBeFiniteAndNotNegative() {
        assertThatThrownBy(() -> Objective.Preset.RAE.objective(-1, 0))
                .hasMessageContaining("not negative");
        assertThatThrownBy(() -> Objective.Preset.RAE_L2.objective(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
