package org.molrae.search.surrogate;

/**
 * What a {@link GaussianProcess} says of a code.
 *
 * @param mean the expected score
 * @param variance of the score without its noise, not negative
 */
public record Prediction(double mean, double variance) {}
