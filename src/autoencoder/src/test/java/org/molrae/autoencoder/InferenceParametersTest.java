package org.molrae.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;

class InferenceParametersTest {

    @Test
    void gradientsPassThroughThemButDoNotReachThem() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Linear linear = linear(manager);
            assertThat(weightGradient(linear, new InferenceParameters(manager))).containsOnly(0);
            assertThat(weightGradient(linear, new ParameterStore(manager, false))).containsOnly(1);
        }
    }

    private static float[] weightGradient(Linear linear, ParameterStore parameters) {
        NDArray weight = linear.getParameters().get("weight").getArray();
        NDArray input = parameters.getManager().ones(new Shape(1, 3));
        input.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(output(linear, parameters, input).sum());
        }
        assertThat(input.getGradient().toFloatArray())
                .containsExactly(weight.sum(new int[] {0}).toFloatArray(), within(1e-6f));
        return weight.getGradient().toFloatArray();
    }

    @Test
    void theyAreTheWeightsThemselves() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Linear linear = linear(manager);
            NDArray input = manager.ones(new Shape(1, 3));
            InferenceParameters parameters = new InferenceParameters(manager);
            float[] before = output(linear, parameters, input).toFloatArray();
            assertThat(before)
                    .containsExactly(
                            output(linear, new ParameterStore(manager, false), input)
                                    .toFloatArray());
            linear.getParameters().values().forEach(weight -> weight.getArray().muli(2));
            float[] after = output(linear, parameters, input).toFloatArray();
            assertThat(after).containsExactly(2 * before[0], 2 * before[1]);
        }
    }

    @Test
    void aBlockMayDoWithoutAWeight() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(new InferenceParameters(manager).getValue(null, manager.getDevice(), false))
                    .isNull();
        }
    }

    private static Linear linear(NDManager manager) {
        Linear linear = Linear.builder().setUnits(2).build();
        linear.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        return linear;
    }

    private static NDArray output(Linear linear, ParameterStore parameters, NDArray input) {
        return linear.forward(parameters, new NDList(input), false).singletonOrThrow();
    }
}
