package org.molrae.autoencoder.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) over a fixed list of parameters, with its moments in sight so that a
 * checkpoint can hold them (DJL's own optimizer keeps them private).
 */
public final class Adam implements AutoCloseable {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final NDManager manager;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    private record Slot(NDArray weight, NDArray mean, NDArray variance) {}

    private Adam(Map<String, NDArray> weights, NDManager parent) {
        manager = parent.newSubManager();
        weights.forEach(
                (name, weight) ->
                        slots.put(
                                name,
                                new Slot(
                                        weight,
                                        manager.zeros(weight.getShape(), weight.getDataType()),
                                        manager.zeros(weight.getShape(), weight.getDataType()))));
    }

    /** Over the parameters that are trained. */
    static Adam of(PairList<String, Parameter> parameters, NDManager parent) {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        for (Pair<String, Parameter> parameter : parameters) {
            if (parameter.getValue().requiresGradient()) {
                weights.put(parameter.getKey(), parameter.getValue().getArray());
            }
        }
        return of(weights, parent);
    }

    /**
     * Over weights by name.
     *
     * @param weights that have gradients
     * @param parent of the moments' manager
     */
    public static Adam of(Map<String, NDArray> weights, NDManager parent) {
        return new Adam(weights, parent);
    }

    /**
     * Moves every parameter against its gradient and clears the gradients.
     *
     * @param step from 0
     * @param clip bound on the gradient's global norm; 0 for none
     */
    public void update(long step, double learningRate, double clip) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            move(step, learningRate, clip);
        }
    }

    private void move(long step, double learningRate, double clip) {
        double correction =
                Math.sqrt(1 - Math.pow(BETA2, step + 1.0)) / (1 - Math.pow(BETA1, step + 1.0));
        NDArray scale = clip > 0 ? clipFactor(clip) : null;
        for (Slot slot : slots.values()) {
            NDArray gradient = slot.weight.getGradient();
            if (scale != null) {
                gradient.muli(scale);
            }
            NDList inputs = new NDList(slot.weight, gradient, slot.mean, slot.variance);
            slot.weight
                    .getNDArrayInternal()
                    .adamUpdate(
                            inputs,
                            new NDList(slot.weight),
                            (float) learningRate,
                            (float) (learningRate * correction),
                            0f,
                            1f,
                            -1f,
                            BETA1,
                            BETA2,
                            EPSILON,
                            false,
                            false);
        }
    }

    /** {@code min(1, clip / ‖g‖)}, computed where the gradients are. */
    private NDArray clipFactor(double clip) {
        NDList squares = new NDList();
        for (Slot slot : slots.values()) {
            squares.add(slot.weight.getGradient().square().sum());
        }
        NDArray norm = NDArrays.stack(squares).sum().sqrt();
        return norm.add(1e-12f).pow(-1).mul((float) clip).minimum(1);
    }

    /** The moments by name, for a checkpoint: {@code mean.NAME} and {@code variance.NAME}. */
    Map<String, NDArray> moments() {
        Map<String, NDArray> moments = new LinkedHashMap<>();
        slots.forEach(
                (name, slot) -> {
                    moments.put("mean." + name, slot.mean);
                    moments.put("variance." + name, slot.variance);
                });
        return moments;
    }

    @Override
    public void close() {
        manager.close();
    }
}
