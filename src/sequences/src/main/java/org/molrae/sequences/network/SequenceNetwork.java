package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.SeededInitializer;

/**
 * An encoder and a decoder of derivations, with the grammar's mask in the loss.
 *
 * <p>A batch is laid out as the {@code NDList} of
 *
 * <ol start="0">
 *   <li>the encoder's rules, plain or merged, {@code [batch, encoderLength]}, padded with their
 *       number;
 *   <li>the decoder's previous rules, {@code [length, batch]}, starting with {@link #startRule};
 *   <li>the decoder's rules, {@code [length, batch]}, padded with 0;
 *   <li>the mask context of each step, {@code [length, batch]};
 *   <li>1 where there is a step and 0 where there is padding, {@code [length, batch]}.
 * </ol>
 *
 * {@code L_rec} is the masked softmax cross-entropy {@code -Σ_t log p(r_t | z, r_<t)}, where the
 * softmax runs over the rules that the grammar allows at step t.
 */
public final class SequenceNetwork implements EncoderDecoder {

    private static final float FORBIDDEN = -1e9f;

    private final NetworkConfig config;
    private final int rules;
    private final int decoderWidth;
    private final Block encoder;
    private final SequenceDecoder decoder;
    private final NDArray penalties;

    /**
     * Creates a network with seeded initial weights.
     *
     * @param sizes what it is made with beside its shape
     * @param legal the rules that each mask context allows, {@code [contexts][rules]}
     * @param manager owner of the parameters
     */
    public SequenceNetwork(
            NetworkConfig config,
            NetworkConfig.Sizes sizes,
            boolean[][] legal,
            NDManager manager,
            long seed) {
        this.config = config;
        this.decoderWidth = sizes.codeWidth();
        this.rules = sizes.rules();
        encoder = config.encoder(sizes.encoderRules(), sizes.encoderWidth());
        decoder = config.decoder(decoderWidth, rules);
        initialize(encoder, manager, seed);
        initialize(decoder, manager, seed + 1);
        penalties = penalties(legal, manager);
    }

    private static void initialize(Block block, NDManager manager, long seed) {
        block.setInitializer(new SeededInitializer(seed, 1), Parameter.Type.WEIGHT);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 1));
    }

    private static NDArray penalties(boolean[][] legal, NDManager manager) {
        float[] table = new float[legal.length * legal[0].length];
        for (int context = 0; context < legal.length; context++) {
            for (int rule = 0; rule < legal[context].length; rule++) {
                table[context * legal[0].length + rule] = legal[context][rule] ? 0 : FORBIDDEN;
            }
        }
        return manager.create(table, new Shape(legal.length, legal[0].length));
    }

    /** The shape of the networks. */
    public NetworkConfig config() {
        return config;
    }

    /** The id that stands before the first rule of a sequence. */
    public int startRule() {
        return rules;
    }

    @Override
    public int latentDimension() {
        return config.latentDimension();
    }

    /** The width of what the decoder reads of a code. */
    public int decoderWidth() {
        return decoderWidth;
    }

    @Override
    public Block encoder() {
        return encoder;
    }

    @Override
    public Block decoder() {
        return decoder;
    }

    /** Logits, {@code [length, batch, rules]}, 0 where there is padding. */
    @Override
    public NDArray decode(
            ParameterStore parameters, NDArray codes, NDList batch, boolean training) {
        return decoder.logits(parameters, codes, batch.get(1), training)
                .mul(batch.get(4).expandDims(2));
    }

    @Override
    public NDArray reconstructionLoss(NDArray decoded, NDList batch) {
        NDArray contexts = batch.get(3);
        NDArray mask =
                contexts.getNDArrayInternal()
                        .embedding(contexts, penalties, SparseFormat.DENSE)
                        .singletonOrThrow();
        NDArray logits = decoded.add(mask);
        NDArray chosen = logits.logSoftmax(-1).gather(batch.get(2).expandDims(2), 2).squeeze(2);
        return chosen.mul(batch.get(4)).sum(new int[] {0}).neg();
    }

    /** Decoding step by step with the weights as they are now. */
    public StepDecoder steps(ParameterStore parameters) {
        return decoder.steps(parameters);
    }
}
