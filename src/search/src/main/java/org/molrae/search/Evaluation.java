package org.molrae.search;

/**
 * A proposal and what became of it.
 *
 * @param round from 1
 * @param index in the round, from 0
 * @param text that was proposed, or that the code decoded to
 * @param valid whether the text is
 * @param score NaN for a text that is invalid, or that the objective gave no score
 * @param fresh whether the text was scored now; not so if it is invalid or had a score already
 * @param seconds since the campaign began, earlier runs of it included
 * @param predictedMean score that the strategy's process expected; NaN without a process
 * @param predictedDeviation standard deviation of that prediction, noise included; or NaN
 * @param code that was proposed, {@code [dimension]}; empty where it was a text
 */
@SuppressWarnings("ArrayRecordComponent") // codes are never changed
public record Evaluation(
        int round,
        int index,
        String text,
        boolean valid,
        double score,
        boolean fresh,
        double seconds,
        double predictedMean,
        double predictedDeviation,
        float[] code) {

    /** Whether the text has a score. */
    public boolean scored() {
        return !Double.isNaN(score);
    }

    /** Whether the text got its score now: what a campaign counts as scored. */
    public boolean newlyScored() {
        return fresh && scored();
    }
}
