package org.molrae.sequences.encoding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Lock;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.Posterior;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.data.DerivationBatch;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * The probability of derivations given codes, {@code p(x | z)}, under the grammar's mask: the
 * decoder's part of the loss, without any gradient.
 *
 * <p>Thread-safe.
 */
public final class DerivationLikelihood {

    private static final int BATCH = 64;

    private final Vocabulary vocabulary;
    private final SequenceNetwork network;
    private final Posterior posterior;
    private final NDManager manager;
    private final Lock open;

    /**
     * Prepares.
     *
     * @param posterior what the decoder reads of a code
     * @param manager owner of the network's parameters
     * @param open held while the network is used, so that it is not freed meanwhile
     */
    public DerivationLikelihood(
            Vocabulary vocabulary,
            SequenceNetwork network,
            Posterior posterior,
            NDManager manager,
            Lock open) {
        this.vocabulary = vocabulary;
        this.network = network;
        this.posterior = posterior;
        this.manager = manager;
        this.open = open;
    }

    /**
     * Natural logarithms of {@code p(x | z + noise)}.
     *
     * @param derivations in plain rules, none longer than the network's maximum
     * @param codes one a derivation, {@code [derivations][latentDimension]}
     * @param noise added to the codes, see {@link Posterior#decoderInput}
     * @param seed of the noise
     * @return nats, {@code [derivations]}
     * @throws IllegalArgumentException if there are not as many codes as derivations
     */
    public double[] logLikelihoods(
            List<int[]> derivations, float[][] codes, double noise, long seed) {
        if (derivations.size() != codes.length) {
            throw new IllegalArgumentException(
                    "%d codes for %d derivations".formatted(codes.length, derivations.size()));
        }
        double[] result = new double[codes.length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int from = 0; from < codes.length; from += BATCH) {
            int to = Math.min(codes.length, from + BATCH);
            float[][] inputs = new float[to - from][];
            for (int i = from; i < to; i++) {
                inputs[i - from] = posterior.decoderInput(codes[i], noise, random.split());
            }
            float[] losses = losses(derivations.subList(from, to), inputs);
            for (int i = from; i < to; i++) {
                result[i] = -losses[i - from];
            }
        }
        return result;
    }

    private float[] losses(List<int[]> plain, float[][] inputs) {
        List<int[]> merged = plain.stream().map(vocabulary::merge).toList();
        open.lock();
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList batch =
                    DerivationBatch.of(vocabulary, network.config(), plain, merged).load(scoped);
            int width = network.decoderWidth();
            float[] flat = new float[inputs.length * width];
            for (int i = 0; i < inputs.length; i++) {
                System.arraycopy(inputs[i], 0, flat, i * width, width);
            }
            NDArray logits =
                    network.decode(
                            new InferenceParameters(scoped),
                            scoped.create(flat, new Shape(inputs.length, width)),
                            batch,
                            false);
            return network.reconstructionLoss(logits, batch).toFloatArray();
        } finally {
            open.unlock();
        }
    }
}
