/**
 * Strategies of black-box search, which choose codes by their scores.
 *
 * <p>A {@link org.molrae.search.strategy.SearchStrategy} proposes codes and is told their scores:
 *
 * <ul>
 *   <li>{@link org.molrae.search.strategy.BayesianOptimization}: a Gaussian process over all that
 *       was observed, expected improvement in the whole box;
 *   <li>{@link org.molrae.search.strategy.TrustRegionSearch}: the same in a box around the best
 *       code, that grows with success and shrinks with failure;
 *   <li>{@link org.molrae.search.strategy.EvolutionStrategy}: no model of the scores, a Gaussian
 *       that adapts;
 *   <li>{@link org.molrae.search.strategy.GeneticSearch}: no model either, children of the best
 *       codes;
 *   <li>{@link org.molrae.search.strategy.RandomSearch}: the baseline.
 * </ul>
 *
 * <p>Conventions: scores are minimised; NaN is the score of an invalid code. Codes are rows of
 * doubles, as gradients work on them. What is random takes a seed; results depend on no number of
 * threads.
 *
 * <p>What belongs here: anything that chooses codes by scores, and its name in the {@link
 * org.molrae.search.strategy.StrategyRegistry}. What does not: models of scores ({@code
 * org.molrae.search.surrogate}), and what a code decodes to.
 */
@NullMarked
package org.molrae.search.strategy;

import org.jspecify.annotations.NullMarked;
