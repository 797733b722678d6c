package org.molrae.sequences.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** Decodes a batch of codes one rule at a time; unusable once the weights change. */
public interface StepDecoder {

    /**
     * The state before the first step; every array has the batch as its second axis.
     *
     * @param codes {@code [batch, decoderWidth]}
     */
    NDList begin(NDArray codes);

    /**
     * One step.
     *
     * @param state of {@link #begin} or of the step before
     * @param previous the rule before this step, {@link SequenceNetwork#startRule} at first, {@code
     *     [batch]}
     * @param step from 0
     * @return logits {@code [batch, rules]}, not masked, then the new state
     */
    NDList step(NDList state, NDArray previous, int step);
}
