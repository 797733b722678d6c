package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Scalar arithmetic in the graph that gradients are taken of.
 *
 * <p>DJL 0.35 makes {@code array.mul(number)} a product with a scalar array in Java's memory and
 * closes that at once, while the graph still refers to it: if Java collects garbage before the
 * backward pass, the gradient is multiplied by whatever lies there since. The same holds for {@code
 * div}, {@code pow}, {@code maximum} and {@code minimum}; sums do not keep their terms.
 */
public final class Scalar {

    private Scalar() {}

    /** A scalar of an array's type on its device; it lives as long as the array's manager. */
    public static NDArray of(double value, NDArray like) {
        return like.getDataType() == DataType.FLOAT64
                ? like.getManager().create(value)
                : like.getManager().create((float) value);
    }

    /** An array times a number: of the same shape and type. */
    public static NDArray times(NDArray array, double factor) {
        return array.mul(of(factor, array));
    }
}
