package org.molrae.autoencoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a network outside of any gradient record, for encoding and decoding.
 *
 * <p>Weights that were initialised for training make the engine keep every intermediate result for
 * a backward pass. DJL 0.35 switches that off in the one thread that started the engine, and in no
 * other.
 */
public final class InferenceParameters extends ParameterStore {

    private final Map<String, NDArray> detached = new ConcurrentHashMap<>();

    /**
     * Weights of networks on a manager's device.
     *
     * @param manager owner of the detached arrays, which share the weights' memory
     */
    public InferenceParameters(NDManager manager) {
        super(manager, false);
    }

    /** {@inheritDoc} Null for a weight that a block does without. */
    @Override
    public @Nullable NDArray getValue(
            @Nullable Parameter parameter, Device device, boolean training) {
        if (parameter == null) {
            return null;
        }
        return detached.computeIfAbsent(
                parameter.getId(),
                id -> {
                    NDArray weight = super.getValue(parameter, device, training).stopGradient();
                    weight.attach(getManager());
                    return weight;
                });
    }
}
