package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * The random numbers of one training step: a function of the run's seed and the step, so that a
 * resumed run draws what an uninterrupted one does, on every device. They are drawn on the host and
 * copied to the device, which never waits for that.
 */
public final class Noise {

    private static final long SPREAD = 0xD1342543DE82EF95L;

    private final SplittableRandom random;

    /**
     * The noise of a step.
     *
     * @param seed of the run
     * @param step from 0
     */
    public Noise(long seed, long step) {
        random = new SplittableRandom(seed * SPREAD + step).split();
    }

    /** Independent standard normal deviates in the shape and type of an array, on its device. */
    public NDArray normal(NDArray like) {
        return array(like, NormalDeviates.draw(random, Math.toIntExact(like.size())));
    }

    /** Independent signs, 1 or -1 with equal odds, in the shape and type of an array. */
    public NDArray signs(NDArray like) {
        double[] signs = new double[Math.toIntExact(like.size())];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = random.nextBoolean() ? 1 : -1;
        }
        return array(like, signs);
    }

    /** Independent numbers, uniform on [0, 1), in the shape and type of an array. */
    public NDArray uniform(NDArray like) {
        return array(like, random.doubles(like.size()).toArray());
    }

    private static NDArray array(NDArray like, double[] values) {
        NDManager manager = like.getManager();
        Shape shape = like.getShape();
        if (like.getDataType() == DataType.FLOAT64) {
            return manager.create(values, shape);
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return manager.create(rounded, shape).toType(like.getDataType(), false);
    }
}
