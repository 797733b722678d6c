package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** A decoder of rule sequences: all steps at once in training, one step at a time in decoding. */
abstract class SequenceDecoder extends AbstractBlock {

    /**
     * Unnormalised log-probabilities of the rules at every step.
     *
     * @param codes {@code [batch, codeWidth]}
     * @param previous the rule before each step, the start rule at first, {@code [length, batch]}
     * @return {@code [length, batch, rules]}
     */
    abstract NDArray logits(
            ParameterStore parameters, NDArray codes, NDArray previous, boolean training);

    /** Decoding step by step with the weights as they are now. */
    abstract StepDecoder steps(ParameterStore parameters);

    /** The codes and the previous rules in; the logits out. */
    @Override
    protected final NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return new NDList(logits(parameters, inputs.get(0), inputs.get(1), training));
    }
}
