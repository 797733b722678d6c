/**
 * Gaussian processes over codes as models of a score that is expensive to compute.
 *
 * <p>A {@link org.molrae.search.surrogate.GaussianProcess} is exact for few scores and sparse for
 * tens of thousands; {@link org.molrae.search.surrogate.GaussianProcessFit} finds its
 * hyperparameters by {@link org.molrae.search.surrogate.BoundedMinimizer}; {@link
 * org.molrae.search.surrogate.ExpectedImprovement} is what strategies maximise.
 *
 * <p>What belongs here: regression, its likelihoods, acquisition functions. What does not: who
 * proposes which code ({@code org.molrae.search.strategy}).
 */
@NullMarked
package org.molrae.search.surrogate;

import org.jspecify.annotations.NullMarked;
