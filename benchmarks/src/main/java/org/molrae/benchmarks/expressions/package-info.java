/**
 * The paper's comparison of four models by searches for an expression (Ghosh et al., figure 3;
 * protocol of Kusner et al.): share of valid proposals, average score, and the best expressions.
 */
@NullMarked
package org.molrae.benchmarks.expressions;

import org.jspecify.annotations.NullMarked;
