package org.molrae.sequences.encoding;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.Posterior;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.data.DerivationBatch;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * Encodes derivations to the means of their posteriors.
 *
 * <p>A code is a function of its derivation, to the last bit, whatever is encoded beside it: each
 * is padded to a length of its own, and goes to the engine among the same number of rows, since
 * matrix products of other shapes are summed in other orders.
 *
 * <p>Thread-safe: each call works in memory of its own.
 */
public final class DerivationEncoder {

    /** Rows encoded together, empty ones among them. */
    private static final int ROWS = 32;

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
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public float[][] encode(List<int[]> derivations) {
        derivations.forEach(this::requireReadable);
        float[][] codes = new float[derivations.size()][];
        Map<Integer, List<Row>> waiting = new TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            int[] read = DerivationBatch.encoded(vocabulary, network.config(), derivations.get(i));
            List<Row> rows = waiting.computeIfAbsent(read.length, length -> new ArrayList<>());
            rows.add(new Row(i, read));
            if (rows.size() == ROWS) {
                encode(rows, codes);
                rows.clear();
            }
        }
        for (List<Row> rows : waiting.values()) {
            if (!rows.isEmpty()) {
                encode(rows, codes);
            }
        }
        return codes;
    }

    /**
     * A derivation that waits for others of its length.
     *
     * @param index among those asked for
     * @param read its rules as the encoder reads them
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(int index, int[] read) {}

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

    private void encode(List<Row> rows, float[][] codes) {
        int length = rows.get(0).read().length;
        int[] read = new int[ROWS * length];
        for (int row = 0; row < ROWS; row++) {
            int[] rules = rows.get(Math.min(row, rows.size() - 1)).read();
            System.arraycopy(rules, 0, read, row * length, length);
        }
        float[] flat = encode(read, length);
        int width = network.latentDimension();
        for (int row = 0; row < rows.size(); row++) {
            codes[rows.get(row).index()] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
        }
    }

    /** Codes of {@code [ROWS, length]} rules, {@code [ROWS, latentDimension]}. */
    private float[] encode(int[] read, int length) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("encoding was interrupted");
        }
        open.lock();
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList batch = new NDList(scoped.create(read, new Shape(ROWS, length)));
            return posterior
                    .mean(network.encode(new InferenceParameters(scoped), batch, false))
                    .toFloatArray();
        } finally {
            open.unlock();
        }
    }
}
