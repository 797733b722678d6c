/**
 * Strategies of black-box search, which choose codes or texts by their scores.
 *
 * <p>A {@link org.molrae.search.strategy.CodeSearch} proposes codes and is told their scores;
 * {@link org.molrae.search.strategy.StrategyRegistry} lists which there are. A {@link
 * org.molrae.search.strategy.SurrogateSearch} shows the model of scores that it chose by. A {@link
 * org.molrae.search.strategy.TextSearch} proposes texts: {@link
 * org.molrae.search.strategy.PopulationSearch} varies the best that it knows, others live where
 * texts have a meaning.
 *
 * <p>Conventions: scores are minimised; NaN is the score of an invalid code. Codes are rows of
 * doubles, as gradients work on them. What is random takes a seed; results depend on no number of
 * threads.
 *
 * <p>What belongs here: anything that chooses by scores alone, with its line in the registry if it
 * chooses codes. What does not: models of scores ({@code org.molrae.search.surrogate}), and what a
 * code decodes to.
 */
@NullMarked
package org.molrae.search.strategy;

import org.jspecify.annotations.NullMarked;
