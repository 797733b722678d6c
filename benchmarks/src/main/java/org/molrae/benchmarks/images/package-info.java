/**
 * The paper's table over images (Ghosh et al., table 1): its models, trained with equal budgets, by
 * the distance of reconstructions, of samples and of interpolations from held-out images.
 */
@NullMarked
package org.molrae.benchmarks.images;

import org.jspecify.annotations.NullMarked;
