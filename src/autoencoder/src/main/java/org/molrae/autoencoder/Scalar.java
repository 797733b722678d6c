package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Products with a number that gradients can be taken of.
 *
 * <p>DJL 0.35 makes {@code array.mul(number)} and {@code array.div(number)} a product with a scalar
 * array in Java's memory and closes that at once, while the graph still refers to it: if Java
 * collects garbage before the backward pass, the gradient is multiplied by whatever lies there
 * since. Sums and powers do not keep the number.
 */
public final class Scalar {

    private Scalar() {}

    /**
     * An array times a number.
     *
     * @return an array of the same shape and type; it and the number live as long as the array's
     *     manager
     */
    public static NDArray times(NDArray array, double factor) {
        NDArray number =
                array.getDataType() == DataType.FLOAT64
                        ? array.getManager().create(factor)
                        : array.getManager().create((float) factor);
        return array.mul(number);
    }
}
