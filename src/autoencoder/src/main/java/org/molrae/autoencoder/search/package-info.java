/**
 * Search in latent space for codes of low score, where a score is expensive.
 *
 * <p>A {@link org.molrae.autoencoder.search.SearchStrategy} proposes codes and is told their
 * scores:
 *
 * <ul>
 *   <li>{@link org.molrae.autoencoder.search.BayesianOptimization}: a Gaussian process over all
 *       that was observed, expected improvement in the whole box;
 *   <li>{@link org.molrae.autoencoder.search.TrustRegionSearch}: the same in a box around the best
 *       code, that grows with success and shrinks with failure;
 *   <li>{@link org.molrae.autoencoder.search.EvolutionStrategy}: no model of the scores, a Gaussian
 *       that adapts;
 *   <li>{@link org.molrae.autoencoder.search.GeneticSearch}: no model either, children of the best
 *       codes;
 *   <li>{@link org.molrae.autoencoder.search.RandomSearch}: the baseline.
 * </ul>
 *
 * <p>The {@link org.molrae.autoencoder.search.GaussianProcess} is exact for few scores and sparse
 * for tens of thousands; {@link org.molrae.autoencoder.search.GaussianProcessFit} finds its
 * hyperparameters; {@link org.molrae.autoencoder.search.ExpectedImprovement} is what is maximised.
 *
 * <p>Conventions: scores are minimised; NaN is the score of an invalid code. Codes are rows of
 * doubles, as gradients work on them. What is random takes a seed; results depend on no number of
 * threads.
 *
 * <p>What belongs here: anything that chooses codes by scores. What does not: what a code decodes
 * to and how that is scored.
 */
@NullMarked
package org.molrae.autoencoder.search;

import org.jspecify.annotations.NullMarked;
