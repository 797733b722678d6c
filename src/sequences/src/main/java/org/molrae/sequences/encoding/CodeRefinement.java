package org.molrae.sequences.encoding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.GradientTape;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.Posterior;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.data.DerivationBatch;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * Looks near an encoder's code for one that the decoder turns back into the derivation.
 *
 * <p>An encoder is one guess at {@code argmax_z p(x | z)} that all derivations share, and on unseen
 * ones the guess is a little off. Here it is only where a search begins: where greedy decoding does
 * not give the derivation back, Adam descends {@code -log p(x | z)} over the code, weights held
 * fixed, until it does (semi-amortized inference: Kim et al., <i>Semi-Amortized Variational
 * Autoencoders</i>, ICML 2018; they unroll the descent in training, here it is of encoding alone).
 *
 * <p>Thread-safe. What becomes of a derivation may depend in its last bits on those refined with
 * it.
 */
public final class CodeRefinement {

    /** Steps that suffice for nearly all molecules of the released model. */
    public static final int DEFAULT_STEPS = 20;

    /** Derivations that descend together; long ones would fill the memory. */
    private static final int BATCH = 64;

    /** One gradient collector at a time is all that the engine allows. */
    private static final Lock COLLECTING = new ReentrantLock();

    private final Vocabulary vocabulary;
    private final SequenceNetwork network;
    private final Posterior posterior;
    private final NDManager manager;
    private final DerivationDecoder decoder;
    private final Lock open;

    /**
     * Prepares the search.
     *
     * @param posterior what the decoder reads of a code
     * @param manager owner of the network's parameters
     * @param decoder whose greedy decoding must give the derivation back
     * @param open held while the network is used, so that it is not freed meanwhile
     */
    public CodeRefinement(
            Vocabulary vocabulary,
            SequenceNetwork network,
            Posterior posterior,
            NDManager manager,
            DerivationDecoder decoder,
            Lock open) {
        this.vocabulary = vocabulary;
        this.network = network;
        this.posterior = posterior;
        this.manager = manager;
        this.decoder = decoder;
        this.open = open;
    }

    /**
     * Refines the codes of those derivations that greedy decoding does not give back.
     *
     * @param derivations in plain rules
     * @param codes of the encoder, {@code [derivations][latentDimension]}; not changed
     * @param steps of descent at most, 0 for none
     * @return codes, {@code [derivations][latentDimension]}; the encoder's where it was right, or
     *     where no better was found
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public float[][] refine(List<int[]> derivations, float[][] codes, int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException(
                    "the steps of refinement are 0 or more, not " + steps);
        }
        float[][] refined = codes.clone();
        if (steps == 0) {
            return refined;
        }
        List<CodeDescent> descents = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            descents.add(new CodeDescent(i, derivations.get(i), codes[i].clone()));
        }
        descents = astray(descents);
        for (int step = 0; step < steps && !descents.isEmpty(); step++) {
            for (int from = 0; from < descents.size(); from += BATCH) {
                descend(descents.subList(from, Math.min(descents.size(), from + BATCH)));
            }
            List<CodeDescent> left = astray(descents);
            descents.removeAll(left);
            descents.forEach(arrived -> refined[arrived.index()] = arrived.code());
            descents = left;
        }
        return refined;
    }

    /** Those whose codes are decoded to something else. */
    private List<CodeDescent> astray(List<CodeDescent> descents) {
        List<int[]> decoded = decoder.greedy(descents.stream().map(CodeDescent::code).toList());
        List<CodeDescent> astray = new ArrayList<>();
        for (int i = 0; i < decoded.size(); i++) {
            CodeDescent descent = descents.get(i);
            if (!Arrays.equals(vocabulary.expand(decoded.get(i)), descent.plain())) {
                astray.add(descent);
            }
        }
        return astray;
    }

    private void descend(List<CodeDescent> descents) {
        float[] gradients;
        open.lock();
        try {
            COLLECTING.lockInterruptibly();
            try {
                gradients = gradients(descents);
            } finally {
                COLLECTING.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("encoding was interrupted");
        } finally {
            open.unlock();
        }
        int width = network.decoderWidth();
        for (int i = 0; i < descents.size(); i++) {
            descents.get(i).step(gradients, i * width);
        }
    }

    /** Gradients of {@code -log p(x | z)} by what the decoder reads, {@code [batch, width]}. */
    private float[] gradients(List<CodeDescent> descents) {
        List<int[]> plain = descents.stream().map(CodeDescent::plain).toList();
        List<int[]> merged = plain.stream().map(vocabulary::merge).toList();
        int width = network.decoderWidth();
        float[] inputs = new float[descents.size() * width];
        for (int i = 0; i < descents.size(); i++) {
            float[] input = posterior.decoderInput(descents.get(i).code(), 0, NO_NOISE);
            System.arraycopy(input, 0, inputs, i * width, width);
        }
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList batch =
                    DerivationBatch.of(vocabulary, network.config(), plain, merged).load(scoped);
            NDArray codes = scoped.create(inputs, new Shape(descents.size(), width));
            codes.setRequiresGradient(true);
            try (GradientTape tape = GradientTape.recording()) {
                NDArray logits =
                        network.decode(
                                new InferenceParameters(scoped),
                                codes,
                                batch,
                                network.config().isSameInTraining());
                tape.backward(network.reconstructionLoss(logits, batch).sum());
            }
            return codes.getGradient().toFloatArray();
        }
    }

    private static final RandomGenerator NO_NOISE =
            () -> {
                throw new IllegalStateException("a code is refined without noise");
            };
}
