package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.SplittableRandom;

/**
 * Draws initial weights on the host, so that one seed gives the same weights on every device:
 * uniform in {@code ±sqrt(gain / fanIn)}, where the fan-in is the product of all but the first
 * axis.
 *
 * <p>Weights are drawn in the order in which blocks initialize their parameters.
 */
public final class SeededInitializer implements Initializer {

    private final SplittableRandom random;
    private final double gain;

    /**
     * Creates an initializer.
     *
     * @param seed of the weights
     * @param gain 1 for linear layers and gates (PyTorch's default for them is 1), 6 for layers
     *     before a rectifier (He et al. 2015)
     */
    public SeededInitializer(long seed, double gain) {
        this.random = new SplittableRandom(seed);
        this.gain = gain;
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
        long fanIn = shape.dimension() > 1 ? shape.slice(1).size() : shape.size();
        float bound = (float) Math.sqrt(gain / fanIn);
        float[] weights = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        // a copy of PyTorch's own: what is made from Java's memory lies wherever that lies, and the
        // last bits of a matrix product depend on the alignment. toType does not copy, whatever it
        // is told, where the type stays
        try (NDArray drawn = manager.create(weights, shape);
                NDArray typed = drawn.toType(dataType, false)) {
            return typed.duplicate();
        }
    }
}
