package org.molrae.autoencoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/** The parameters of a network by name, and their way to and from the host. */
public final class NetworkWeights {

    private NetworkWeights() {}

    /**
     * The parameters of encoder, decoder and, where there is one, predictor, named {@code
     * encoder.…}, {@code decoder.…} and {@code predictor.…}.
     */
    public static PairList<String, Parameter> parameters(EncoderDecoder network) {
        PairList<String, Parameter> parameters = new PairList<>();
        add("encoder.", network.encoder(), parameters);
        add("decoder.", network.decoder(), parameters);
        network.predictor().ifPresent(block -> add("predictor.", block, parameters));
        return parameters;
    }

    private static void add(String prefix, Block block, PairList<String, Parameter> parameters) {
        for (Pair<String, Parameter> parameter : block.getParameters()) {
            parameters.add(prefix + parameter.getKey(), parameter.getValue());
        }
    }

    /** The network's weights on the host. */
    public static Map<String, HostTensor> read(EncoderDecoder network) {
        Map<String, HostTensor> weights = new LinkedHashMap<>();
        for (Pair<String, Parameter> parameter : parameters(network)) {
            weights.put(parameter.getKey(), toHost(parameter.getValue().getArray()));
        }
        return weights;
    }

    /**
     * Sets the network's weights.
     *
     * @throws ModelFormatException if one is missing or has another shape; nothing is set then
     */
    public static void write(EncoderDecoder network, Map<String, HostTensor> weights)
            throws ModelFormatException {
        PairList<String, Parameter> parameters = parameters(network);
        for (Pair<String, Parameter> parameter : parameters) {
            require(parameter.getKey(), parameter.getValue().getShape(), weights);
        }
        for (Pair<String, Parameter> parameter : parameters) {
            copy(
                    require(parameter.getKey(), parameter.getValue().getShape(), weights),
                    parameter.getValue().getArray());
        }
    }

    /** Gives a network the weights of another one of the same shape. */
    public static void transfer(EncoderDecoder from, EncoderDecoder to) {
        PairList<String, Parameter> targets = parameters(to);
        for (Pair<String, Parameter> parameter : parameters(from)) {
            copy(
                    toHost(parameter.getValue().getArray()),
                    targets.get(parameter.getKey()).getArray());
        }
    }

    /**
     * The tensor with this name.
     *
     * @throws ModelFormatException if it is missing or has another shape
     */
    public static HostTensor require(String name, Shape shape, Map<String, HostTensor> tensors)
            throws ModelFormatException {
        HostTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelFormatException("the tensor " + name + " is missing");
        }
        if (!tensor.hasShape(shape.getShape())) {
            throw new ModelFormatException(
                    "the tensor " + name + " is " + tensor + ", expected the shape " + shape);
        }
        return tensor;
    }

    /** A float array's values on the host. */
    public static HostTensor toHost(NDArray array) {
        return HostTensor.of(array.toFloatArray(), array.getShape().getShape());
    }

    /** Overwrites a float array where it lies, in any thread. */
    public static void copy(HostTensor tensor, NDArray target) {
        try (NDManager manager = target.getManager().newSubManager()) {
            NDArray values = manager.create(FloatBuffer.wrap(tensor.toFloats()), target.getShape());
            GradientTape.unrecorded(() -> target.set(new NDIndex(":"), values));
        }
    }
}
