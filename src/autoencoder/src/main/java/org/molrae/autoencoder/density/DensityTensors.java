package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.TensorType;

/** The parameters of a density as read from a model, with checks that name what is wrong. */
final class DensityTensors {
    private final String density;
    private final Map<String, HostTensor> tensors;

    DensityTensors(String density, Map<String, HostTensor> tensors) {
        this.density = density;
        this.tensors = tensors;
    }

    /** Refuses missing and superfluous tensors. */
    void requireExactly(String... names) throws ModelFormatException {
        if (!tensors.keySet().equals(Set.of(names))) {
            throw wrong("needs the tensors " + Arrays.toString(names));
        }
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    long[] shape(String name, int rank) throws ModelFormatException {
        long[] shape = tensor(name).shape();
        if (shape.length != rank || Arrays.stream(shape).anyMatch(size -> size == 0)) {
            throw wrong("'%s' has the shape %s".formatted(name, Arrays.toString(shape)));
        }
        return shape;
    }

    /** A floating-point tensor of this shape, all of it finite. */
    double[] reals(String name, long... shape) throws ModelFormatException {
        HostTensor tensor = tensor(name);
        if (!tensor.hasShape(shape)) {
            throw wrong(
                    "'%s' has the shape %s instead of %s"
                            .formatted(
                                    name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
        }
        TensorType type = tensor.type();
        if (type != TensorType.F64 && type != TensorType.F32 && type != TensorType.F16) {
            throw wrong("'%s' holds %s instead of real numbers".formatted(name, type));
        }
        double[] values = tensor.toDoubles();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw wrong("'%s' holds %s".formatted(name, value));
            }
        }
        return values;
    }

    /** A scalar of I64. */
    long integer(String name) throws ModelFormatException {
        HostTensor tensor = tensor(name);
        if (tensor.type() != TensorType.I64 || !tensor.hasShape()) {
            throw wrong("'%s' is %s instead of one I64".formatted(name, tensor));
        }
        return tensor.toLongs()[0];
    }

    ModelFormatException wrong(String message) {
        return new ModelFormatException("latent density '%s': %s".formatted(density, message));
    }

    /** The {@code index}-th {@code [rows, columns]} matrix in row-major values. */
    static double[][] matrix(double[] values, int index, int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            int from = (index * rows + i) * columns;
            matrix[i] = Arrays.copyOfRange(values, from, from + columns);
        }
        return matrix;
    }

    private HostTensor tensor(String name) throws ModelFormatException {
        @Nullable HostTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw wrong("the tensor '%s' is missing".formatted(name));
        }
        return tensor;
    }
}
