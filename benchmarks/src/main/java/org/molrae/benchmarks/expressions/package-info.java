/**
 * The paper's comparison of four models by searches for an expression (Ghosh et al., figure 3;
 * protocol of Kusner et al.): share of valid proposals, average score, and the best expressions.
 *
 * <p>{@link org.molrae.benchmarks.expressions.ExpressionsTable} keeps each model in a file and each
 * trial's trace in another, so that a run that was killed goes on where it was, and rows and trials
 * can be added later.
 */
@NullMarked
package org.molrae.benchmarks.expressions;

import org.jspecify.annotations.NullMarked;
