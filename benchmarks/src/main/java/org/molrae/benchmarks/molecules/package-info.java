/**
 * The paper's comparison of four models by searches for molecules of high penalized logP (Ghosh et
 * al., figure 3; protocol of Kusner et al.): share of valid proposals, average score, and the best
 * molecules.
 */
@NullMarked
package org.molrae.benchmarks.molecules;

import org.jspecify.annotations.NullMarked;
