package org.molrae.search.surrogate;

/**
 * How well a {@link GaussianProcess} predicts scores that it was not given.
 *
 * @param rmse root of the mean squared error, in units of the scores
 * @param meanLogLikelihood mean log density of a score under its prediction with noise, nats
 */
public record Calibration(double rmse, double meanLogLikelihood) {}
