package org.molrae.autoencoder.density;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link DenoisingNetwork} on a device: for batches, and to be trained. */
final class DenoisingGraph {

    private final int dimension;
    private final int blocks;
    private final Map<String, NDArray> weights;

    private DenoisingGraph(int dimension, int blocks, Map<String, NDArray> weights) {
        this.dimension = dimension;
        this.blocks = blocks;
        this.weights = weights;
    }

    /** Copies a network's weights to a manager, which owns them. */
    static DenoisingGraph of(DenoisingNetwork network, NDManager manager) {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        network.shapes()
                .forEach(
                        (name, shape) ->
                                weights.put(
                                        name,
                                        // PyTorch's own memory: see SeededInitializer
                                        manager.create(network.weight(name), new Shape(shape))
                                                .duplicate()));
        return new DenoisingGraph(network.dimension(), network.blocks(), weights);
    }

    /** The weights by name. */
    Map<String, NDArray> weights() {
        return weights;
    }

    private NDArray weight(String name) {
        NDArray weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException(name);
        }
        return weight;
    }

    /**
     * The network's values.
     *
     * @param points {@code [batch, dimension]}
     * @param embeddings {@code [batch, EMBEDDING]}
     * @return {@code [batch, dimension]}
     */
    NDArray apply(NDArray points, NDArray embeddings) {
        NDArray hidden = affine(points.concat(embeddings, 1), DenoisingNetwork.INPUT);
        for (int block = 0; block < blocks; block++) {
            String name = "block." + block;
            NDArray inner =
                    affine(silu(hidden), name + DenoisingNetwork.EXPANSION)
                            .add(
                                    embeddings.matMul(
                                            weight(
                                                    name
                                                            + DenoisingNetwork.NOISE
                                                            + DenoisingNetwork.WEIGHT)));
            hidden = hidden.add(affine(silu(inner), name + DenoisingNetwork.REDUCTION));
        }
        return affine(silu(hidden), DenoisingNetwork.OUTPUT);
    }

    /**
     * The traces of the network's Jacobians in the points, exact: tangents along every dimension go
     * through the layers beside the values.
     *
     * @param points {@code [batch, dimension]}
     * @param embeddings {@code [batch, EMBEDDING]}
     * @return {@code [batch]}
     */
    NDArray jacobianTrace(NDArray points, NDArray embeddings) {
        NDArray hidden = affine(points.concat(embeddings, 1), DenoisingNetwork.INPUT);
        NDArray tangents =
                weight(DenoisingNetwork.INPUT + DenoisingNetwork.WEIGHT)
                        .get(new NDIndex("0:" + dimension))
                        .expandDims(1);
        for (int block = 0; block < blocks; block++) {
            String name = "block." + block;
            String expansion = name + DenoisingNetwork.EXPANSION;
            String reduction = name + DenoisingNetwork.REDUCTION;
            NDArray inner =
                    affine(silu(hidden), expansion)
                            .add(
                                    embeddings.matMul(
                                            weight(
                                                    name
                                                            + DenoisingNetwork.NOISE
                                                            + DenoisingNetwork.WEIGHT)));
            NDArray moved =
                    tangents.mul(slope(hidden))
                            .matMul(weight(expansion + DenoisingNetwork.WEIGHT))
                            .mul(slope(inner))
                            .matMul(weight(reduction + DenoisingNetwork.WEIGHT));
            tangents = moved.add(tangents);
            hidden = hidden.add(affine(silu(inner), reduction));
        }
        // [dimension, batch, width] with the columns of the output: only the diagonal is needed
        NDArray columns =
                weight(DenoisingNetwork.OUTPUT + DenoisingNetwork.WEIGHT).transpose().expandDims(1);
        return tangents.mul(slope(hidden)).mul(columns).sum(new int[] {0, 2});
    }

    /** The derivative of {@link #silu}. */
    private static NDArray slope(NDArray values) {
        NDArray gate = Activation.sigmoid(values);
        return gate.add(values.mul(gate).mul(gate.neg().add(1)));
    }

    private NDArray affine(NDArray rows, String layer) {
        return rows.matMul(weight(layer + DenoisingNetwork.WEIGHT))
                .add(weight(layer + DenoisingNetwork.BIAS));
    }

    private static NDArray silu(NDArray values) {
        return values.mul(Activation.sigmoid(values));
    }

    /** The embeddings of noises on a manager, {@code [batch, EMBEDDING]}. */
    static NDArray embeddings(double[] logNoises, NDManager manager) {
        int size = DenoisingNetwork.EMBEDDING;
        float[] flat = new float[logNoises.length * size];
        for (int i = 0; i < logNoises.length; i++) {
            System.arraycopy(DenoisingNetwork.embedding(logNoises[i]), 0, flat, i * size, size);
        }
        return manager.create(flat, new Shape(logNoises.length, size));
    }
}
