package org.molrae.autoencoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/** The linear maps of a decoder with their leading singular vectors. */
final class NormalizedWeights implements Regularization {

    /** Steps of power iteration from the first, random vectors. */
    private static final int WARM_UP = 50;

    private static final float TINY = 1e-12f;

    private final NDManager manager;
    private final Map<Parameter, Singular> maps = new LinkedHashMap<>();
    private final Map<String, NDArray> state = new LinkedHashMap<>();

    /** The vectors {@code u}, {@code [rows, 1]}, and {@code v}, {@code [columns, 1]}. */
    private record Singular(NDArray left, NDArray right) {

        NDArray value(NDArray weight) {
            return left.mul(matrix(weight).matMul(right)).sum();
        }

        void iterate(NDArray weight) {
            NDArray matrix = matrix(weight);
            right.set(new NDIndex(":"), unit(matrix.transpose().matMul(left)));
            left.set(new NDIndex(":"), unit(matrix.matMul(right)));
        }

        private static NDArray matrix(NDArray weight) {
            return weight.reshape(weight.getShape().get(0), -1);
        }

        private static NDArray unit(NDArray vector) {
            return vector.div(vector.square().sum().sqrt().maximum(TINY));
        }
    }

    NormalizedWeights(Block decoder, NDManager manager) {
        this.manager = manager;
        collect(decoder, "");
        GradientTape.unrecorded(
                () -> {
                    for (int i = 0; i < WARM_UP; i++) {
                        iterate();
                    }
                    divide();
                });
    }

    private void collect(Block block, String path) {
        if (block.getChildren().isEmpty() && !(block instanceof Embedding)) {
            for (Pair<String, Parameter> entry : block.getDirectParameters()) {
                Parameter parameter = entry.getValue();
                Shape shape = parameter.getShape();
                if (parameter.getType() == Parameter.Type.WEIGHT && shape.dimension() > 1) {
                    maps.put(parameter, start(path + entry.getKey(), parameter.getArray()));
                }
            }
        }
        for (Pair<String, Block> child : block.getChildren()) {
            collect(child.getValue(), path + child.getKey() + ".");
        }
    }

    private Singular start(String name, NDArray weight) {
        long rows = weight.getShape().get(0);
        Noise noise = new Noise(maps.size(), 0);
        NDArray left = manager.zeros(new Shape(rows, 1), weight.getDataType());
        NDArray right = manager.zeros(new Shape(weight.size() / rows, 1), weight.getDataType());
        try (NDArray drawn = noise.normal(left)) {
            left.set(new NDIndex(":"), drawn);
        }
        state.put("left." + name, left);
        state.put("right." + name, right);
        return new Singular(left, right);
    }

    private void iterate() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            maps.forEach((parameter, singular) -> singular.iterate(parameter.getArray()));
        }
    }

    private void divide() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            maps.forEach(
                    (parameter, singular) -> {
                        NDArray weight = parameter.getArray();
                        weight.set(new NDIndex(":"), normalized(weight, singular));
                    });
        }
    }

    private static NDArray normalized(NDArray weight, Singular singular) {
        return weight.div(singular.value(weight).maximum(Scalar.of(TINY, weight)));
    }

    @Override
    public ParameterStore parameters(ParameterStore parameters) {
        return new ParameterStore(manager, false) {
            @Override
            public NDArray getValue(Parameter parameter, Device device, boolean training) {
                NDArray value = parameters.getValue(parameter, device, training);
                Singular singular = maps.get(parameter);
                return singular == null ? value : normalized(value, singular);
            }
        };
    }

    @Override
    public void updated() {
        iterate();
        divide();
    }

    @Override
    public Map<String, NDArray> state() {
        return state;
    }
}
