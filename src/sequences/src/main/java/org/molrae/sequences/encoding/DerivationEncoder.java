package org.molrae.sequences.encoding;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.Posterior;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.data.DerivationBatch;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * Encodes derivations to the means of their posteriors.
 *
 * <p>Thread-safe: each call works in memory of its own.
 */
public final class DerivationEncoder {

    /** Derivations encoded together. */
    private static final int CHUNK = 256;

    private final Vocabulary vocabulary;
    private final SequenceNetwork network;
    private final Posterior posterior;
    private final NDManager manager;
    private final Lock open;

    /**
     * Creates an encoder.
     *
     * @param posterior whose mean the code is
     * @param manager owner of the network's parameters
     * @param open held while encoding, so that the network is not freed meanwhile
     */
    public DerivationEncoder(
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
     * Encodes derivations.
     *
     * @param derivations in plain rules, none longer than the network's maximum
     * @return codes, {@code [derivations][latentDimension]}
     * @throws IllegalArgumentException if a derivation is too long or has a rule that is not in the
     *     lexicon
     */
    public float[][] encode(List<int[]> derivations) {
        derivations.forEach(this::requireReadable);
        float[][] codes = new float[derivations.size()][];
        for (int from = 0; from < codes.length; from += CHUNK) {
            int to = Math.min(codes.length, from + CHUNK);
            encodeChunk(derivations.subList(from, to), codes, from);
        }
        return codes;
    }

    private void requireReadable(int[] derivation) {
        int longest = network.config().maxLength();
        if (derivation.length > longest) {
            throw new IllegalArgumentException(
                    "a derivation has %d rules, the model reads %d"
                            .formatted(derivation.length, longest));
        }
        for (int rule : derivation) {
            if (vocabulary.isOpen(rule)) {
                throw new IllegalArgumentException("a rule is not in the model's lexicon");
            }
        }
    }

    private void encodeChunk(List<int[]> derivations, float[][] codes, int from) {
        open.lock();
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList batch =
                    new NDList(
                            DerivationBatch.plain(
                                    vocabulary, network.config(), derivations, scoped));
            float[] flat =
                    posterior
                            .mean(network.encode(new InferenceParameters(scoped), batch, false))
                            .toFloatArray();
            int width = network.latentDimension();
            for (int i = 0; i < derivations.size(); i++) {
                codes[from + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
            }
        } finally {
            open.unlock();
        }
    }
}
