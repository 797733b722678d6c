package org.molrae.search;

/**
 * A text whose score is known before a campaign begins.
 *
 * @param code of the text, {@code [dimension]}
 * @param score finite
 */
@SuppressWarnings("ArrayRecordComponent") // codes are never changed
public record ScoredText(String text, float[] code, double score) {

    /** Checks that the score is finite. */
    public ScoredText {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score of " + text + " is " + score);
        }
    }
}
