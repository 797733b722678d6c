/**
 * The common parts of the paper's tables over sequences (Ghosh et al., figure 3): the four models,
 * each trained once, the protocol of the searches in their latent spaces, and the figures of a
 * search.
 */
@NullMarked
package org.molrae.benchmarks.sequences;

import org.jspecify.annotations.NullMarked;
