/**
 * The paper's table over images (Ghosh et al., table 1): its models, trained with equal budgets, by
 * the distance of reconstructions, of samples and of interpolations from held-out images.
 *
 * <p>{@link org.molrae.benchmarks.images.ImagesTable} keeps each cell, a model and a seed, in a
 * folder of its own with its checkpoint, its model and its figures, so that a run that was killed
 * goes on where it was, and further rows and seeds can be added later.
 */
@NullMarked
package org.molrae.benchmarks.images;

import org.jspecify.annotations.NullMarked;
