package org.molrae.search.surrogate;

/**
 * The prediction of a {@link GaussianProcess} for a code.
 *
 * @param mean the expected score
 * @param variance of the score without its noise, not negative
 */
public record Prediction(double mean, double variance) {}
